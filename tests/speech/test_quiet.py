"""Native libraries print to nobody; we still do."""

import os
import subprocess
import sys

CODE = """
import os, sys
from simulator.speech.quiet import only_we_print
with only_we_print():
    os.write(2, b"native noise\\n")
    print("ours", file=sys.stderr)
    print("textual", file=sys.__stderr__)
os.write(2, b"after\\n")
print("normal again", file=sys.stderr)
"""


def test_only_we_print() -> None:
    found = subprocess.run(
        [sys.executable, "-c", CODE],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ},
    )
    assert sorted(found.stderr.split("\n")) == ["", "after", "normal again", "ours", "textual"]
