"""Makes a receipt of every pinned question, or replays those that another interpreter made.

    python tests/receipts_run.py > receipts
    python tests/receipts_run.py receipts

The second command also makes each receipt itself, and compares: the same question has the same receipt everywhere.
"""

import sys
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from golden_reader import load_golden, question_of

from btec_rules import questions

__all__ = ("receipts", "replayed")


def receipts() -> Iterator[str]:
    """Make the receipt of every pinned question."""
    return (questions.receipt(question_of(pinned)) for pinned in load_golden())


def replayed(made_elsewhere: Collection[str]) -> Counter[str]:
    """Replay receipts, and count how it went: same or moved; or ``another``, where this interpreter makes another one."""
    pairs = zip(receipts(), made_elsewhere, strict=True)
    return Counter(str(questions.replay(one)["replay"]) if here == one else "another" for here, one in pairs)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        found = replayed(Path(sys.argv[1]).read_text("utf-8").splitlines())
        sys.stdout.write("".join(f"{what}: {count}\n" for what, count in found.items()))
    else:
        sys.stdout.write("\n".join(receipts()))
