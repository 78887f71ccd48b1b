"""Make ``draw.json``, the conformance file for draws in other languages: ``python tests/vectors/make_draws.py``.

The cohorts are invented under one fixed seed, so the file comes out the same every time; the draws are the library's
own. That a few lines without the library come to the same is for the tests to say, not for this file.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

from btec_rules import ABSENT, Mark, Series, sampling, subjects

__all__ = ("PATH", "text")

PATH = Path(__file__).with_name("draw.json")
DRAWS = 200
# Every size on both sides of a threshold of the two tables, small ones most often: a large cohort is a long line.
SIZES = (*range(22), *(14, 15, 16, 17, 18, 19, 20, 21) * 3, *range(22, 40))
LARGE = {20: 99, 45: 100, 70: 101, 95: 102, 120: 199, 145: 200, 170: 201, 190: 260}
SUBJECTS = ("Sport", "Enterprise", "Sport", "Performing Arts", "Sport", "Art and Design Practice")
SERIES = ("2026-01", "2026-06", "2027-01", "2031-06")
SEEDS = (
    *(
        "moderation 2026",
        "",
        "4 8 15 16 23 42",
        "Zo\u00eb's seed",
        "Zoe\u0308's seed",
        "\U0001f3b2",
        "a  b ",
        "'\"\\$`%s",
    ),
    "\u00e9" * 256,
)
# Letters that compose, that don't, that sort otherwise by UTF-16 than by code point, and that no file name may hold.
NAMES = (
    *(
        "Zo\u00eb",
        "Zoe\u0308k",
        "A\u030angstro\u0308m",
        "\u212bngstrom",
        "\u1112\u1161\u11ab",
        "\ufb01n",
        "\U00010400da",
    ),
    *(
        "\uff21da",
        "O'Neil",
        "a/b",
        "e\u0323\u0302",
        "x" * 64,
        "-n",
        "%d",
        "\\",
        "Ann Lee",
        " Ann",
        "0",
        "00",
        "1e3",
        "\u0660",
    ),
)


def cohort(number: int, chance: Random) -> list[list[str | int]]:
    """Invent a mark sheet: candidates in any order, with ties, zeros and absences more often than life has them."""
    size = LARGE.get(number, SIZES[number % len(SIZES)])
    ids = [f"{place:04}" for place in chance.sample(range(1, 10_000), size)]
    if number % 4 == 1:
        ids[: len(NAMES)] = chance.sample(NAMES, min(size, len(NAMES)))
    elif number % 16 == 2:
        ids = [f"{one}{'z' * chance.choice((1, 30, 60))}" for one in ids]
    highest = chance.choice((0, 1, 3, 12, 60, 60, 60, 60))
    absences, zeros = chance.choice((0.0, 0.0, 0.0, 0.1, 0.1, 0.3, 0.3, 0.5, 1.0)), chance.choice((0.0, 0.1, 0.5))
    sheet: list[list[str | int]] = []
    for one in ids:
        mark: str | int = 0 if chance.random() < zeros else chance.randint(0, highest)
        sheet.append([one, "X" if chance.random() < absences else mark])
    return sheet


def draws() -> Iterator[dict[str, object]]:
    """Give the cohorts, each with what the library draws from it."""
    chance = Random(2026)
    for number in range(DRAWS):
        sheet = cohort(number, chance)
        title = SUBJECTS[number % len(SUBJECTS)]
        known = title == "Sport" and number % 5 > 0  # now and then nobody knows who is on video
        share = chance.choice((0.5, 0.9, 1.0, 1.0))
        # Elsewhere than in Sport it makes no difference who is on video; one draw in eight holds others to that.
        recorded = [str(one) for one, _ in sheet if chance.random() < share] if known or number % 8 == 1 else None
        facts = {"seed": chance.choice(SEEDS), "subject": title, "series": chance.choice(SERIES)}
        marks: dict[str, Mark] = {str(one): mark if isinstance(mark, int) else ABSENT for one, mark in sheet}
        sample = sampling.draw(
            marks,
            seed=facts["seed"],
            subject=subjects.by_title(title),
            series=Series.parse(facts["series"]),
            recorded=recorded,
        )
        found = {"random": sample.random, "added": sample.added, "members": sample.members}
        yield {**facts, "marks": sheet, "recorded": recorded, **found}


def text() -> str:
    """Write the file: a JSON array with one draw on each line."""
    lines = (json.dumps(one, ensure_ascii=True, separators=(",", ":")) for one in draws())
    return "[\n" + ",\n".join(lines) + "\n]\n"


if __name__ == "__main__":
    PATH.write_text(text(), "utf-8")
