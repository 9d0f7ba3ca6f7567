"""Whether a turn is English talk at all: not another language, not noise, not a word list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from simulator.scoring.word_sets import word_set

# Function words of English that hardly occur in its neighbours. A list of keywords has none of
# them, nonsense neither; a plain sentence has one in every three or four words.
_GLUE: Final = word_set(
    "i i'd i'm i've i'll you you're you've you'd you'll your my we we'd we've our",
    "they their them she her his him it its the of to and that this these those with",
    "from for have has had is are were been would could should will can't don't didn't",
    "doesn't won't isn't not what when where how why who which there there's that's if",
    "but because about any anything some something do does did can may might be being am",
    "was so at by as up than then just really me us what's let's let's im thank thanks",
    "yes no yeah nothing nope okay please got gonna wanna dey abeg",
)
# Those of them that other languages use too count only beside others.
_SHARED: Final = word_set(
    "was so me am no can may had by as at is not her his up than then",
)
_LEAST_SHARE: Final = 0.16
_JUDGED_FROM: Final = 4


def is_talk(words: Sequence[str]) -> bool:
    """Whether a turn's normal words read as English; fewer than four are taken on trust."""
    if len(words) < _JUDGED_FROM:
        return True
    glue = [w for w in words if w in _GLUE]
    return any(w not in _SHARED for w in glue) and len(glue) / len(words) >= _LEAST_SHARE
