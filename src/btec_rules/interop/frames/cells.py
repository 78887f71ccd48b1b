"""Cells: is it a frame, has it the columns, and what do their cells say?

From the columns of a caller's frame to whole numbers and ids, each cell as `btec_rules.model.spellings` reads it, and
to days. A number up to `BAD` says which fault of the column it is. Every column that comes of it is without gaps:
engines differ in what a comparison with a gap, or its opposite, is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from numbers import Real
from typing import Any

import attrs
import narwhals as nw
from narwhals.exceptions import DuplicateError
from narwhals.typing import IntoFrame

from btec_rules._values.errors import Fault, InvalidFact
from btec_rules._values.facts import LONGEST_ID, MOST_ITEMS, Facts, raise_faults
from btec_rules._values.true_types import is_instance, module_and_name
from btec_rules.interop.frames.translating import Cells, cells_of, first_of, words_of
from btec_rules.model.columns import Columns
from btec_rules.model.sittings import Status
from btec_rules.model.spellings import (
    STATUSES,
    is_blank,
    read_component,
    read_ident,
    read_series,
    read_status,
    read_subject,
    read_ums,
    read_yes_no,
    whole_of,
)
from btec_rules.model.subjects import MOST_COMPONENTS, Subject

__all__ = (
    "ABSENT",
    "BAD",
    "BLANK",
    "SAT",
    "STATUS",
    "UNREADABLE",
    "Read",
    "add_learners",
    "add_subjects",
    "all_of",
    "columns_of",
    "is_empty",
    "objects_of",
    "read_column",
)

BLANK = -1
"""What a blank cell is taken for, but where a blank is bad."""
ABSENT, SAT = -2, -3
"""What a code in place of a UMS is taken for: it was missed, or sat with a UMS that is not known."""
BAD = -10
"""A cell that can't be read is this number or one below it, one for each thing that would have been accepted."""
UNREADABLE = "\n"
"""What the words of an id that can't be read begin with, so that it is no id of anybody else's."""
STATUS = {status: place for place, status in enumerate(Status)}

_TWICE = Fault("frame", "one name for two columns", "each name once")
_UNSEEN = "a cell that was there when the table was first looked at"
_NO_CELLS = (nw.Binary, nw.Date, nw.Datetime, nw.Duration, nw.Time)
_TEXTS, _NUMBERS = "a column of texts", "a column of whole numbers"
_EITHER = "a column of texts or whole numbers"
_A_WORD = "^[Nn](?:[Aa][NnTt]|[Oo][Nn][Ee]|[Uu][Ll][Ll]|/[Aa])$"
"""What programs write for a blank, and begin with a letter."""
_ODD_ID = f"^[0-9]*[^0-9A-Za-z]|^[0-9][Ee]|[^ -~]| $|^$|{_A_WORD}"
"""An id that the scalar reader has to look at; it takes every other one as it is, up to `LONGEST_ID` characters."""
_NO_SPACE = "[^ \t\u00a0\u2007\u202f\u200b\ufeff]"
"""What a text has in it that is no blank to the scalar reader."""


def all_of(
    frame: IntoFrame, needed: Sequence[str], optional: Sequence[str], *, answers: Sequence[str] = ()
) -> tuple[Any, list[str]]:
    """Accept a caller's frame that has the columns *needed*, and whose others can stand beside *answers*.

    Args:
        frame: The caller's frame.
        needed: The columns that have to be there.
        optional: The columns that are read where they are there; one whose name nearly is one of all these is refused.
        answers: The columns that are added to the caller's own; empty where only some of those are looked at.

    Returns:
        The frame, and its columns' names.

    Raises:
        InvalidFact: If it is no frame that narwhals knows, or a column is missing, there twice, nearly has the name of
            one that is read, or has a name that is taken.
    """
    try:
        native: Any = nw.from_native(frame)
        names = list(native.collect_schema().names())
    except TypeError:
        raise InvalidFact(Fault("frame", f"a value of type {module_and_name(frame)[1][:40]}", "a data frame")) from None
    except DuplicateError:
        raise InvalidFact(_TWICE) from None
    engine = native.implementation
    plain = [name.lower() for name in names] if engine.is_duckdb() or engine.is_spark_like() else names  # as they do
    wanted = ", ".join(needed)
    missing = [Fault("frame", f"no column {name}", f"the columns {wanted}") for name in needed if name not in names]
    raise_faults([_TWICE] if len(set(plain)) < len(plain) else [])
    Columns((*needed, *optional), (), {}).require(dict.fromkeys(names))
    raise_faults(missing)
    if answers:
        free = "texts for names, none that an answer has, and none that begins with an underscore"
        taken = [name for name in plain if not isinstance(name, str) or name[:1] == "_" or name in answers]
        raise_faults([Fault("frame", f"a column {name}"[:60], free) for name in taken])
    return _with_texts(native, "string_view"), names


def columns_of(frame: IntoFrame, needed: Sequence[str], optional: Sequence[str]) -> tuple[Any, list[str], list[str]]:
    """Accept a caller's frame that has the columns *needed*; those not read are called ``_other_`` and a number.

    Returns:
        The frame, and the names of the columns that are read, and of the others.

    Raises:
        InvalidFact: If it is no frame that narwhals knows, or a column is missing, there twice, or nearly has the name
            of one that is read.
    """
    native, names = all_of(frame, needed, optional)
    kept = [name for name in (*needed, *optional) if name in names]
    called = {name: name if name in kept else f"_other_{place}" for place, name in enumerate(names)}
    if native.implementation.is_pandas():  # whose names need be no texts, and whose index may bear a column's name
        native = nw.from_native(native.to_native().set_axis([*called.values()], axis=1).reset_index(drop=True))
    else:
        native = native.rename({name: called[name] for name in names if name not in kept})
    return _with_texts(native, "null"), kept, [name for name in called.values() if name not in kept]


def is_empty(frame: Any, name: str) -> nw.Expr | Any:
    """Whether nothing stands in the cells of a column, of whatever type it is."""
    objects = objects_of(frame, name)
    if objects is not None:
        return nw.from_native(objects.map(is_blank).astype(bool), series_only=True)
    column, dtype = nw.col(name), frame.collect_schema()[name]
    if dtype in {nw.String, nw.Categorical, nw.Enum}:
        return column.is_null() | ~column.cast(nw.String).fill_null("").str.contains(_NO_SPACE)
    return (column.is_null() | column.is_nan().fill_null(value=True)) if dtype.is_float() else column.is_null()


def _with_texts(native: Any, kind: str) -> Any:
    """Make texts of the columns of a type with which pyarrow can do little."""
    if not native.implementation.is_pyarrow():
        return native
    poor = [field.name for field in native.to_native().schema if str(field.type) == kind]
    return native.with_columns(*(nw.col(name).cast(nw.String) for name in poor))


@attrs.frozen(eq=False)
class Read:
    """A column that was read into the frame's ``_name``.

    Args:
        frame: The frame, with that column.
        codes: Every number that stands for a cell of it.
        expected: By the number of a cell that can't be read, or is blank where that is bad, what would have done.
    """

    frame: Any
    codes: frozenset[int]
    expected: dict[int, str]


def read_column(frame: Any, name: str) -> Read:
    """Add ``_name``, the number that each cell of a column stands for; see `BLANK`, `ABSENT`, `SAT` and `BAD`.

    Args:
        frame: A frame of narwhals.
        name: ``component``, ``series`` or ``psa`` (an ordinal), ``ums``, ``status`` (as in `STATUS`), ``claimed``
            (1 is yes), or ``entered``.

    Raises:
        InvalidFact: If the column is of a type that can't hold such facts.
    """
    number_of, wanted, kinds = _READERS[name]
    cells = _distinct(frame, name, wanted)
    codes: list[int] = []
    expected = {BAD: _UNSEEN}
    places = {_UNSEEN: BAD}
    for cell in (*cells.cells, None):
        facts = Facts()
        code = number_of(facts, name, cell)
        if is_blank(cell):
            code = BLANK
            expected.update((code, fault.expected) for fault in facts.faults)
        elif facts.faults:
            code = places.setdefault(facts.faults[0].expected, BAD - len(places))
            expected[code] = facts.faults[0].expected
        codes.append(code)
    _require_fit(frame, name, wanted, kinds, list(zip(cells.cells, [code > BAD for code in codes], strict=False)))
    read = cells.put(f"_{name}", codes[:-1], BLANK, BAD)
    return Read(read, frozenset(codes if cells.gap else codes[:-1]), expected)


def add_learners(frame: Any) -> tuple[Any, bool]:
    """Add ``_learner``, the learner's id; where it can't be read, its own words after `UNREADABLE`.

    Returns:
        The frame, and whether there may be ids that can't be read.

    Raises:
        InvalidFact: If the column is of a type that can't hold ids.
    """
    dtype = frame.collect_schema()["learner"]
    if not (dtype.is_integer() or (dtype == nw.String and objects_of(frame, "learner") is None)):
        cells = _distinct(frame, "learner", _EITHER)
        ids = [_id_of(cell) for cell in cells.cells]
        good = [not one.startswith(UNREADABLE) for one in ids]
        _require_fit(frame, "learner", _EITHER, _TEXT_OR_NUMBER, list(zip(cells.cells, good, strict=True)))
        return cells.put("_learner", ids, UNREADABLE, UNREADABLE), cells.gap or not all(good)
    column = nw.col("learner") if dtype == nw.String else nw.col("learner").cast(nw.String)
    frame = frame.with_columns(column.fill_null("").alias("_learner"))
    column = nw.col("_learner")
    odd = column.str.contains(_ODD_ID) | (column.str.len_chars() > LONGEST_ID)
    asked = frame.with_columns(nw.when(odd).then(column).alias("_odd"))
    cells = cells_of(asked, "_odd")
    if not cells.cells:
        return frame, False
    texts = [str(one) for one in cells.cells]
    ids = [_id_of(int(one) if one and dtype.is_integer() else one) for one in texts]
    asked = cells.put("_read", ids, "", UNREADABLE)
    asked = asked.with_columns(first_of([(nw.col("_read") == "", column)], nw.col("_read")).alias("_learner"))
    return asked.drop("_odd", "_read"), any(one.startswith(UNREADABLE) for one in ids)


def add_subjects(frame: Any, known: Sequence[Subject]) -> tuple[Any, list[str], bool]:
    """Add ``_subject``, the place of each row's subject in *known*; those after them stand for what is none of them.

    Returns:
        The frame; what each place is called, first the titles of *known*, then what a blank is called, and then the
        words of the other cells; and whether several of them come up.

    Raises:
        InvalidFact: If the column is of a type that can't hold titles or qualification numbers.
    """
    cells = _distinct(frame, "subject", _EITHER)
    labels = [*(subject.title for subject in known), ""]
    strange = {"": len(known)}
    found: list[int] = []
    for cell in cells.cells:
        subject = read_subject(Facts(), "subject", cell, known)
        if subject in known:
            found.append(known.index(subject))
            continue
        words = "" if is_blank(cell) else words_of(cell)
        found.append(strange.setdefault(words, len(labels)))
        labels += [words] if found[-1] == len(labels) else []
    good = [place < len(known) for place in found]
    _require_fit(frame, "subject", _EITHER, _TEXT_OR_NUMBER, list(zip(cells.cells, good, strict=True)))
    several = len({*found, *([len(known)] if cells.gap else [])}) > 1
    return cells.put("_subject", found, len(known), len(known)), labels, several


def _id_of(cell: object) -> str:
    """Read an id; where that can't be done, give its words after `UNREADABLE`."""
    return read_ident(Facts(), "learner", cell) or UNREADABLE + ("" if is_blank(cell) else words_of(cell))


def _distinct(frame: Any, name: str, wanted: str) -> Cells:
    """Give the distinct cells of a column that may hold texts or numbers.

    Raises:
        InvalidFact: If it can hold neither.
    """
    dtype = frame.collect_schema()[name]
    objects = dtype == nw.Object and not frame.implementation.is_pandas()
    if objects or dtype.is_nested() or dtype in _NO_CELLS:
        raise InvalidFact(Fault(name, str(dtype), wanted))
    return cells_of(frame, name)


def _require_fit(
    frame: Any, name: str, wanted: str, kinds: tuple[type, ...], cells: Sequence[tuple[object, bool]]
) -> None:
    """Refuse a column with cells of which none could be read, and none is of the right kind.

    Raises:
        InvalidFact: If it has.
    """
    full = [(cell, good) for cell, good in cells if not is_blank(cell)]
    if full and not any(good or (type(cell) is not bool and _is_any(cell, kinds)) for cell, good in full):
        dtype = frame.collect_schema()[name]
        said = "objects of other types" if objects_of(frame, name) is not None else str(dtype)
        raise InvalidFact(Fault(name, said, wanted))


def _is_any(value: object, kinds: tuple[type, ...]) -> bool:
    """Whether a value is of one of the kinds, by its true type."""
    return any(is_instance(value, kind) for kind in kinds)


def _component(facts: Facts, name: str, cell: object) -> int:
    return read_component(facts, name, cell, _COMPONENTS) or 0


def _ordinal(facts: Facts, name: str, cell: object) -> int:
    series = read_series(facts, name, cell)
    return 0 if series is None else series.ordinal


def _psa(facts: Facts, name: str, cell: object) -> int:
    return BLANK if is_blank(cell) else _ordinal(facts, name, cell)


def _ums(facts: Facts, name: str, cell: object) -> int:
    number, shown = read_ums(facts, name, cell)
    if number is not None:
        return number
    return ABSENT if shown is Status.ABSENT else SAT


def _status(facts: Facts, name: str, cell: object) -> int:
    status = None if is_blank(cell) else read_status(cell)
    if status is None and not is_blank(cell):
        facts.wrong(name, "", f"blank or one of {', '.join(STATUSES)}")
    return 0 if status is None else STATUS[status]


def _claimed(facts: Facts, name: str, cell: object) -> int:
    return int(read_yes_no(facts, name, cell))


def _entered(facts: Facts, name: str, cell: object) -> int:
    return facts.integer(name, whole_of(cell), most=MOST_ITEMS)


_COMPONENTS = tuple(range(1, MOST_COMPONENTS + 1))
_TEXT_OR_NUMBER = (str, Real, Decimal)
_READERS: dict[str, tuple[Callable[[Facts, str, object], int], str, tuple[type, ...]]] = {
    "component": (_component, _NUMBERS, _TEXT_OR_NUMBER),
    "series": (_ordinal, _TEXTS, (str,)),
    "psa": (_psa, _TEXTS, (str,)),
    "ums": (_ums, _NUMBERS, _TEXT_OR_NUMBER),
    "status": (_status, _TEXTS, (str,)),
    "claimed": (_claimed, _TEXTS, (str,)),
    "entered": (_entered, _NUMBERS, _TEXT_OR_NUMBER),
}
"""By column, how a cell is read as a number, what the column has to be, and which kinds of cells may be in it."""


def objects_of(frame: Any, name: str) -> Any:
    """Give pandas' own column where it holds Python objects, or floats without a value; else ``None``."""
    if not frame.implementation.is_pandas():
        return None
    column = frame.get_column(name).to_native()
    gaps_only = column.dtype.kind == "f" and bool(column.isna().all())
    return column.astype(object) if gaps_only or column.dtype == object else None
