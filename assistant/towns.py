"""Reports of several municipalities side by side: each question is put to one town's reports, never to a mixture.

The town is the one that the question names, else the conversation's, else the only one whose reports answer; where
several would, the user is asked.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant import wording
from assistant.answer import Declined, Option, Part
from assistant.conversation import Topic
from assistant.evidence import Evidence
from assistant.followup import leans
from assistant.hearing import Routed
from assistant.knowledge import Knowledge
from assistant.outcome import ChoiceError, MissingFigureError, Outcome
from assistant.route import Router
from assistant.side_by_side import asked_of_each, side_by_side
from assistant.spelling import folded
from assistant.vocabulary import Vocabulary
from assistant.wording import part_labels
from assistant.wording import town_sentences as say
from store.contents import Contents
from store.library import Found
from store.words import base_forms, tokens

_PASSAGES_READ = 60
_PAIR = 2
_COMPARED = frozenset({"bigger", "smaller", "differ", "compare", "change", "which of two"})
_SIDE_BY_SIDE = _COMPARED | {"spend", "compute", "count"}


class Towns:
    """Routes a question to the reports of the town that it is about."""

    def __init__(
        self,
        contents: Sequence[Contents],
        vocabulary: Vocabulary,
        search: Callable[[str, int], list[Found]] | None = None,
    ) -> None:
        """Open a router for each town whose reports are loaded; reports that name no town are one of their own."""
        towns = sorted({content.document.municipality or "" for content in contents})
        self._routers = {}
        for town in towns:
            own = [content for content in contents if (content.document.municipality or "") == town]
            names = frozenset(content.document.name for content in own)
            dense = search if len(towns) == 1 or search is None else _within(search, names)
            self._routers[town] = Router(Knowledge(own, vocabulary), Evidence(own, dense))

    def route(self, text: str, topic: Topic) -> Routed:
        """Return the answer from the reports of one town.

        Raises:
            ChoiceError: If several towns' reports answer, or several figures of one town fit.
            MissingFigureError: If what is asked is understood, but not in the documents, or more is asked of two towns
                than a figure of each.
        """
        if len(self._routers) == 1:
            ((town, router),) = self._routers.items()
            return router.route(text.removeprefix(f"{town}: "), topic)
        named = self._named(text)
        if len(named) > 1:
            return self._side_by_side(text, named)
        if named:
            kept = topic if topic.town == named[0] or self._continues(text, named[0]) else Topic()
            return self._in_town(named[0], text, kept)
        if topic.town is not None and (self._continues(text, topic.town) or self._answers(topic.town, text, topic)):
            return self._in_town(topic.town, text, topic)
        return self._in_any(text)

    def _side_by_side(self, text: str, towns: Sequence[str]) -> Routed:
        """Return the figure of each of two towns, and their difference where it is asked."""
        questions = asked_of_each(text, towns) if len(towns) == _PAIR else {}
        if not questions:
            raise MissingFigureError(wording.ONE_TOWN_AT_A_TIME)
        told: dict[str, Outcome] = {}
        operations: frozenset[str] = frozenset()
        for town, question in questions.items():
            asked = self._routers[town].asked(question)
            operations |= asked.operations
            if not asked.operations <= _SIDE_BY_SIDE:
                raise MissingFigureError(wording.ONE_TOWN_AT_A_TIME)
            try:
                alone = replace(asked, operations=asked.operations - _COMPARED)
                told[town] = self._routers[town].stated(alone, question)
            except MissingFigureError as error:
                raise MissingFigureError(say.missing(town, error.text)) from error
            except ChoiceError as error:
                raise MissingFigureError(wording.ONE_TOWN_AT_A_TIME) from error
        return Routed(side_by_side(told, compared=bool(operations & _COMPARED)), Topic())

    def _named(self, text: str) -> list[str]:
        said = {folded(base) for word in tokens(text) for base in (word, *base_forms(word))}
        return [town for town in self._routers if town and folded(town) in said]

    def _continues(self, text: str, town: str) -> bool:
        return leans(self._routers[town].read(text))

    def _answers(self, town: str, text: str, topic: Topic) -> bool:
        try:
            return isinstance(self._in_town(town, text, topic).result, Outcome)
        except (ChoiceError, MissingFigureError):
            return False

    def _in_town(self, town: str, text: str, topic: Topic) -> Routed:
        routed = self._routers[town].route(text.removeprefix(f"{town}: "), topic)
        result = routed.result
        if town and isinstance(result, Outcome):
            part = Part(part_labels.MUNICIPALITY, town, assumed=town not in self._named(text))
            result = replace(result, parts=(part, *result.parts))
        return Routed(result, replace(routed.topic, town=town))

    def _in_any(self, text: str) -> Routed:
        """Return the answer of the only town that has one; ask where several have, decline where none has."""
        answered: list[tuple[str, Routed]] = []
        choices: list[tuple[str, ChoiceError]] = []
        missing: list[MissingFigureError] = []
        declined: list[Routed] = []
        for town in self._routers:
            try:
                routed = self._in_town(town, text, Topic())
            except ChoiceError as error:
                choices.append((town, error))
            except MissingFigureError as error:
                missing.append(error)
            else:
                if isinstance(routed.result, Declined):
                    declined.append(routed)
                else:
                    answered.append((town, routed))
        having = [town for town, _ in (*answered, *choices)]
        if len(having) > 1:
            raise _which_town(having, text)
        if answered:
            return answered[0][1]
        if choices:
            raise choices[0][1]
        if missing:
            raise missing[0]
        return declined[0]


def _which_town(towns: Sequence[str], text: str) -> ChoiceError:
    named = sorted(town for town in towns if town)
    options = tuple(Option(town, f"{town}: {text}") for town in named)
    return ChoiceError(wording.WHICH_TOWN.format(towns=wording.listed(named)), options)


def _within(search: Callable[[str, int], list[Found]], names: frozenset[str]) -> Callable[[str, int], list[Found]]:
    """Return the search over some documents only."""

    def found(query: str, top: int) -> list[Found]:
        return [hit for hit in search(query, max(top, _PASSAGES_READ)) if hit.document in names][:top]

    return found
