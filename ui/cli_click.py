"""Click in Finnish: the headings and usage errors of the command line, and the options that every verb has."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from ui import wording
from ui.fault_log import log_faults
from ui.settings import Settings, read_settings

_F = TypeVar("_F", bound=Callable[..., Any])
_MOST = 100_000


@dataclass(slots=True)
class Run:
    """What is known of one run of the command, for the one place that tells of its faults."""

    settings: Settings | None = None
    debug: bool = False


class FinnishUsageError(click.UsageError):
    """A usage error whose message is Finnish already."""


class _Finnish(click.Command):
    """A command whose help is in Finnish."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option with a Finnish text."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = wording.HELP_HELP
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is used."""
        pieces = [param.make_metavar(ctx) for param in self.get_params(ctx) if isinstance(param, click.Argument)]
        verb = [wording.VERB] if isinstance(self, click.Group) else []
        formatter.write_usage(ctx.command_path, " ".join([wording.WITH_OPTIONS, *verb, *pieces]), wording.USAGE)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the verbs where there are some."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        with formatter.section(wording.OPTIONS):
            formatter.write_dl([record for option in options if (record := option.get_help_record(ctx)) is not None])
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)


class Verb(_Finnish):
    """One verb of the command."""


class Command(_Finnish, click.Group):
    """The command with its verbs, in the order in which they were added."""

    command_class = Verb

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the verbs."""
        del ctx
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the verb that the first argument names, or fail in Finnish."""
        if not args[0].startswith("-") and args[0] not in self.commands:
            message = wording.NO_SUCH_VERB.format(name=args[0], command=ctx.command_path)
            raise FinnishUsageError(message, ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs and what they do."""
        del ctx
        with formatter.section(wording.VERBS):
            formatter.write_dl([(name, verb.help or "") for name, verb in self.commands.items()])


class Count(click.IntRange):
    """A whole number within bounds, both allowed."""

    def __init__(self, lowest: int = 1, highest: int = _MOST) -> None:
        """Keep the bounds."""
        super().__init__(lowest, highest)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number, or fail in Finnish."""
        try:
            return int(super().convert(cast("int", value), param, ctx))
        except click.BadParameter as error:
            message = wording.NOT_A_COUNT.format(value=value, lowest=self.min, highest=self.max)
            raise click.BadParameter(message, ctx, param) from error


class OneOf(click.Choice[str]):
    """One of a few words."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        """Return the Finnish message for another word."""
        del ctx
        return wording.NOT_A_CHOICE.format(value=value, choices=", ".join(self.choices))


def usage_error_text(error: click.ClickException) -> str:
    """Return one Finnish line that tells what is wrong with the arguments."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "kuntakysy"
    match error:
        case FinnishUsageError():
            return error.message
        case click.NoSuchOption():
            return wording.NO_SUCH_OPTION.format(name=error.option_name, command=command)
        case click.BadOptionUsage():
            return wording.OPTION_USE.format(name=error.option_name, command=command)
        case click.MissingParameter():
            return wording.MISSING.format(name=_parameter_name(error), command=command)
        case click.BadParameter():
            return f"{_parameter_name(error)}: {error.message}"
        case _ if isinstance(context, click.Context) and isinstance(context.command, click.Group):
            return wording.NO_VERB.format(command=command)
        case _:
            return wording.TOO_MANY.format(command=command)


def _parameter_name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Argument):
        return error.param.make_metavar(error.ctx) if error.ctx else str(error.param.name)
    return max(error.param.opts, key=len)


def data_option(function: _F) -> _F:
    """Give a verb the options ``--data`` and ``--debug``; it gets the settings as ``settings``."""
    debug = click.option(
        "--debug", is_flag=True, expose_value=False, callback=_keep_debug, is_eager=True, help=wording.HELP_DEBUG
    )
    data = click.option(
        "--data",
        "settings",
        metavar="DIR",
        type=click.Path(path_type=Path),
        callback=_settings,
        help=wording.HELP_DATA,
    )
    return data(debug(function))


def json_option(function: _F) -> _F:
    """Give a verb the option ``--json``, as ``as_json``."""
    return click.option("--json", "as_json", is_flag=True, help=wording.HELP_JSON)(function)


def _keep_debug(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click calls it
    context.ensure_object(Run).debug = value


def _settings(context: click.Context, _: click.Parameter, value: Path | None) -> Settings:
    settings = read_settings(os.environ, value)
    run = context.ensure_object(Run)
    run.settings = settings
    log_faults(settings.log, debug=run.debug)
    return settings
