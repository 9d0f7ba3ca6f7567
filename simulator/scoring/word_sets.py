"""Word lists written as plain lines."""


def word_set(*lines: str) -> frozenset[str]:
    """All the words of `lines`, which are separated by blanks."""
    return frozenset(" ".join(lines).split())
