"""Fuzzes the CSV example and the parsers; no part of the normal test run.

    python tests/fuzz/fuzz.py 300

fuzzes for 300 seconds (60 unless told otherwise) and prints how many inputs were tried. With atheris installed
(``pip install atheris``) the search is guided by coverage; without it Hypothesis' ``fuzz_one_input`` is fed with inputs
that are mutated from the invented data. The first failing input is written to ``fuzz-failure.bin`` in the working
directory, and that file can be tried again:

    python tests/fuzz/fuzz.py fuzz-failure.bin

An input is a byte that says what it is for, and then parts with ``SEPARATOR`` between them: the values of the options and
the contents of the files, or the texts to parse. Only `BtecRulesError` may come out, and of the example not even that
unless it is what ``main`` reports.
"""

import contextlib
import importlib
import importlib.util
import io
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "docs" / "examples" / "moderation_round.py"
SEPARATOR = b"\xff\xfe\xff"
FAILURE = "fuzz-failure.bin"
OPTIONS = (
    *("subject", "component", "series", "maximum", "seed", "until", "on", "certificates_received"),
    *("reviews_close", "where", "shape"),
)
FILES = ("marks", "entered", "absent", "requested", "expected", "recorded", "sittings")
ROW = ("learner", "component", "series", "ums", "status", "psa", "claimed", "candidate", "mark")
LONGEST_TEXT = 2_000_000
"""Characters in a report on one input; one that is longer would be a flaw too."""


def load() -> tuple[ModuleType, ModuleType]:
    """Import the library and the example; only now, as atheris has to instrument them."""
    sys.path[:0] = [str(ROOT / "src"), str(EXAMPLE.parent)]
    return importlib.import_module("btec_rules"), importlib.import_module(EXAMPLE.stem)


class Target:
    """The library and the example, ready to be given bytes."""

    def __init__(self) -> None:
        self.library: Any
        self.example: Any
        self.library, self.example = load()
        self.path = self.example.Path
        parser = self.example.options()
        self.example.options = lambda: parser  # making one takes longer than all the rest
        self.count = 0
        self.deep = 0
        """How many inputs got as far as an answer."""

    def __call__(self, data: bytes) -> None:
        """Try one input."""
        self.count += 1
        what, parts = data[:1], data[1:].split(SEPARATOR)
        if what < b"\x80":
            self.round(parts)
        else:
            self.parsers(
                [part.decode("utf-8", "surrogatepass" if what < b"\xc0" else "replace") for part in _good(parts)]
            )

    def round(self, parts: list[bytes]) -> None:
        """Run the example on options and files that only stand in memory."""
        given = [part.decode("utf-8", "replace").replace("\0", "") for part in parts[: len(OPTIONS)]]
        argv = [
            f"--{name.replace('_', '-')}={value}" for name, value in zip(OPTIONS, given, strict=False) if value != "-"
        ]
        files = {name: part for name, part in zip(FILES, parts[len(OPTIONS) :], strict=False) if part != b"-"}
        argv += [f"--{name}={name}" for name in files]
        argv += ["--json"] if len(parts[0]) % 2 else []
        self.example.Path = lambda name: _InMemory(str(name), files.get(str(name), b""))
        out, err = io.StringIO(), io.StringIO()
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                status = self.example.main(argv)
        except SystemExit:  # argparse refuses an option
            return
        finally:
            self.example.Path = self.path
        if status not in {0, 2} or (status == 0) != bool(out.getvalue()) or (status == 2) != bool(err.getvalue()):
            msg = f"exit status {status} with {len(out.getvalue())} and {len(err.getvalue())} characters"
            raise AssertionError(msg)
        if len(out.getvalue()) + len(err.getvalue()) > LONGEST_TEXT:
            msg = "a report without end"
            raise AssertionError(msg)
        self.deep += status == 0

    def parsers(self, texts: list[str]) -> None:
        """Give texts to everything that reads them."""
        library = self.library
        columns: list[dict[str, object]] = [
            dict(zip(ROW, texts[start : start + len(ROW)], strict=False)) for start in range(0, len(texts), len(ROW))
        ]
        subject = library.subjects.SPORT
        self._ask(lambda: library.records_from_rows(columns, subject=subject))
        self._ask(lambda: library.mark_sheet.parse(columns, maximum=60))
        self._ask(lambda: library.mark_sheet.check(texts, dict.fromkeys(texts, 1), maximum=60))
        for text in texts:
            series = self._ask(partial(library.Series.parse, text))
            if series is not None and series.code != text:
                raise AssertionError(text)
            mark = self._ask(partial(library.mark_sheet.parse_mark, text, maximum=10_000))
            if mark is not None and text != (mark.value if mark is library.ABSENT else str(mark)):
                raise AssertionError(text)
            self._ask(partial(library.Series.in_academic_year, text))
            self._ask(partial(library.registration.window, text))
            self._ask(partial(library.centre.duties, text))
            self._ask(partial(library.subjects.by_title, text))
            self._ask(partial(library.Subject, text))
            self._explain(text)

    def _explain(self, text: str) -> None:
        """Explain a ruling with a text of anybody's in the catalogue."""
        ruling = self.library.standardisation.check(2, exemplars_used=True)
        keys = ("line:finding", "verdict:undecided", "standardisation.no-record:unknown", "word:decisions_standardised")
        for key in keys:
            self._ask(partial(ruling.explain, {**self.library.ENGLISH, key: text}))

    def _ask(self, question: Callable[[], Any]) -> Any:
        try:
            answer = question()
        except self.library.BtecRulesError as error:
            if not error.faults or len(str(error)) > LONGEST_TEXT:
                raise AssertionError from error
            return None
        self.deep += 1
        return answer


def _good(parts: list[bytes]) -> Iterator[bytes]:
    """Give the parts that are UTF-8, lone surrogates included."""
    for part in parts:
        with contextlib.suppress(UnicodeDecodeError):
            part.decode("utf-8", "surrogatepass")
            yield part


class _InMemory:
    """A file that is not on any disk."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self.content = content

    def read_bytes(self) -> bytes:
        return self.content


def seeds() -> list[bytes]:
    """Give inputs that get far: the invented data, with and without each file, and texts that the parsers take."""
    options = (
        *(b"Enterprise", b"1", b"2026-06", b"60", b"lot", b"2027-06", b"2026-05-11", b"2026-04-16", b"2026-04-30"),
        *(b"-", b"-"),
    )
    sport = (b"Sport", b"2", b"2026-01", b"60", b"", b"-", b"-", b"-", b"-", b"-", b"-")
    dance = (b"Dance", b"2", b"2026-06", b"60", b"x", b"2028-01", b"-", b"-", b"-", b"candidate=0001", b"creative")
    files = {name: (EXAMPLE.parent / "data" / f"{name}.csv") for name in FILES}
    there = [files[name].read_bytes() if files[name].exists() else b"-" for name in FILES]
    found = [b"\x00" + SEPARATOR.join((*chosen, *there)) for chosen in (options, sport, dance)]
    for place in range(1, len(there)):
        fewer = [b"-" if number == place else one for number, one in enumerate(there)]
        found.append(b"\x00" + SEPARATOR.join((*options, *fewer)))
    words = (
        *(b"Ada", b"1", b"2026-06", b"40", b"sat", b"2026-06", b"yes", b"0001", b"34", b"Bo", b"3", b"2026-01", b""),
        *(b"planned", b"", b"no", b"0002", b"X", b"2025-26", b"Sport", b"{message} {rule}", b"{fact:word}", b"2025-12"),
    )
    return [*found, b"\x80" + SEPARATOR.join(words), b"\xc0" + SEPARATOR.join(words[::-1])]


def mutated(chance: random.Random, known: list[bytes]) -> bytes:
    """Give an input made from those that are known: cut, doubled, spliced, with bytes and tokens put in."""
    tokens = (
        SEPARATOR,
        b",",
        b"\n",
        b'"',
        b"\r",
        b"\0",
        b"\xef\xbb\xbf",
        b"X",
        b"-1",
        b"00",
        b"\xd9\xa1",
        b"{0}",
        b"planned",
    )
    data = bytearray(chance.choice(known))
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(data))
        how = chance.randrange(5)
        if how == 0:
            data[at : at + chance.randint(1, 30)] = b""
        elif how == 1:
            data[at:at] = chance.choice(tokens)
        elif how == 2:
            data[at : at + 1] = bytes([chance.randrange(256)])
        elif how == 3:
            other = chance.choice(known)
            start = chance.randint(0, len(other))
            data[at:at] = other[start : start + chance.randint(1, 60)]
        else:
            data[at:at] = data[at : at + chance.randint(1, 60)]
    return bytes(data)


def with_atheris(seconds: int) -> None:
    """Let atheris search, from the seeds."""
    import tempfile  # noqa: PLC0415

    import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415

    with atheris.instrument_imports(include=["btec_rules", "moderation_round"]):
        target = Target()
    folder = Path(tempfile.mkdtemp(prefix="btec-rules-fuzz-"))
    for number, seed in enumerate(seeds()):
        (folder / str(number)).write_bytes(seed)
    said = time.monotonic()

    def one_input(data: bytes) -> None:
        nonlocal said
        try:
            target(data)
        except BaseException:
            Path(FAILURE).write_bytes(data)
            raise
        if time.monotonic() - said > 10:
            said = time.monotonic()
            sys.stdout.write(f"{target.count} inputs, {target.deep} answers\n")
            sys.stdout.flush()

    atheris.Setup(
        [sys.argv[0], f"-max_total_time={seconds}", "-max_len=6000", "-timeout=20", "-rss_limit_mb=1500", str(folder)],
        one_input,
    )
    atheris.Fuzz()


def with_hypothesis(seconds: int) -> None:
    """Feed Hypothesis' ``fuzz_one_input`` with mutated seeds."""
    from hypothesis import given, settings  # noqa: PLC0415
    from hypothesis import strategies as st  # noqa: PLC0415

    target, chance, known = Target(), random.Random(), seeds()
    tried: list[bytes] = []

    @settings(deadline=None, database=None)
    @given(st.randoms(use_true_random=False), st.integers(0, 2**32))
    def one_input(choices: random.Random, number: int) -> None:
        tried[:] = [mutated(choices if number % 2 else random.Random(number), known)]
        target(tried[0])

    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        try:
            one_input.hypothesis.fuzz_one_input(chance.randbytes(400))  # type: ignore[attr-defined]
        except BaseException:
            Path(FAILURE).write_bytes(tried[0])
            raise
    sys.stdout.write(f"{target.count} inputs, {target.deep} answers\n")


def main() -> None:
    """Fuzz for some seconds, or try one file again."""
    given = sys.argv[1] if len(sys.argv) > 1 else "60"
    if not given.isdigit():
        Target()(Path(given).read_bytes())
    elif importlib.util.find_spec("atheris") and not os.environ.get("FUZZ_WITHOUT_ATHERIS"):
        with_atheris(int(given))
    else:
        with_hypothesis(int(given))


if __name__ == "__main__":
    main()
