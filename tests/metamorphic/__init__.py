"""Questions made from the stored figures, in many phrasings, each with the answer that it must get."""
