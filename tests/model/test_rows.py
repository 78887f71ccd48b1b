"""`records_from_rows`: records out of a CSV or a data frame, or every fault of every row."""

import csv
import io
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from numbers import Real
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from btec_rules import (
    InvalidFact,
    LearnerRecord,
    Series,
    Sitting,
    Status,
    Subject,
    audit,
    read_rows,
    records_from_rows,
    strategies,
    subjects,
    to_rows,
)
from btec_rules._values.facts import Facts
from btec_rules.model.spellings import read_ident

JAN_26, JUNE_26, JAN_27 = Series.january(2026), Series.june(2026), Series.january(2027)
GOOD: dict[str, object] = {"learner": "0001", "component": "1", "series": "2026-01"}
SAT = GOOD | {"status": "sat"}
COMPONENTS = "one of the subject's components, 1, 2, 3"


class NAType:
    """Looks like `pandas.NA`."""


class NaTType:
    """Looks like `pandas.NaT`."""


for _gap in (NAType, NaTType):
    _gap.__module__ = "pandas.stand_in"


def read(**changed: object) -> Sitting:
    """Read one row, good but for what is changed."""
    (record,) = records_from_rows([GOOD | changed], subject=subjects.ENTERPRISE).values()
    return record.sittings[0]


def refused(rows: Any) -> list[tuple[str, str]]:
    """Read rows that are bad, and give the names and the values of all faults."""
    with pytest.raises(InvalidFact) as caught:
        records_from_rows(rows, subject=subjects.ENTERPRISE)
    return [(fault.name, fault.got) for fault in caught.value.faults]


def refused_row(**changed: object) -> list[tuple[str, str]]:
    """Read one bad row after a good one, and give its faults."""
    found = refused([GOOD | {"learner": "0000"}, GOOD | changed])
    assert all(name.startswith("row 2: ") for name, _ in found)
    return [(name.removeprefix("row 2: "), got) for name, got in found]


class TestGoodRows:
    def test_a_csv_file(self) -> None:
        text = (
            "learner,name,component,series,ums,status,psa,claimed\n"
            "0002,Zoe,1,2026-01,54,sat,2026-01,\n"
            "0001,Al,1,2026-01,,absent,,no\n"
            "0002,Zoe,3,2026-06,60,,,yes\n"
            "0002,Zoe,2,2026-06,0,sat,,yes\n"
            "0001,Al,1,2026-06,,planned,2026-06,\n"
        )
        found = records_from_rows(csv.DictReader(io.StringIO(text)), subject=subjects.ENTERPRISE)
        assert found == {
            "0002": LearnerRecord(
                subjects.ENTERPRISE,
                [Sitting(1, JAN_26, 54, psa=JAN_26), Sitting(2, JUNE_26, 0), Sitting(3, JUNE_26, 60)],
                claimed=[JUNE_26],
            ),
            "0001": LearnerRecord(
                subjects.ENTERPRISE,
                [Sitting(1, JAN_26, status=Status.ABSENT), Sitting(1, JUNE_26, status=Status.PLANNED, psa=JUNE_26)],
            ),
        }
        assert list(found) == ["0002", "0001"]  # as they first come up

    def test_values_of_the_library_s_own_types(self) -> None:
        row = GOOD | {"component": 2, "series": JUNE_26, "status": Status.PLANNED, "psa": JUNE_26, "claimed": True}
        (record,) = records_from_rows([row], subject=subjects.ENTERPRISE).values()
        assert record.sittings == (Sitting(2, JUNE_26, status=Status.PLANNED, psa=JUNE_26),)
        assert record.claimed == (JUNE_26,)

    def test_no_rows(self) -> None:
        assert records_from_rows([], subject=subjects.ENTERPRISE) == {}

    def test_an_iterator_is_read_once(self) -> None:
        def rows() -> Iterator[dict[str, object]]:
            yield GOOD
            yield GOOD | {"series": "2026-06"}

        assert len(records_from_rows(rows(), subject=subjects.ENTERPRISE)["0001"].sittings) == 2

    def test_learners_are_equal_after_nfc(self) -> None:
        rows = [GOOD | {"learner": "Rene\u0301"}, GOOD | {"learner": "Ren\u00e9", "series": "2026-06"}]
        assert list(records_from_rows(rows, subject=subjects.ENTERPRISE)) == ["Ren\u00e9"]

    def test_an_illegal_history_is_held(self) -> None:
        rows = [GOOD | {"series": series} for series in ("2026-01", "2026-06", "2027-01")]
        assert len(records_from_rows(rows, subject=subjects.ENTERPRISE)["0001"].sittings) == 3

    def test_one_claim_says_it_for_the_series(self) -> None:
        rows = [GOOD | {"claimed": "yes"}, GOOD | {"component": 2, "claimed": "no"}, GOOD | {"component": 3}]
        assert records_from_rows(rows, subject=subjects.ENTERPRISE)["0001"].claimed == (JAN_26,)

    @given(st.permutations([GOOD | {"component": c, "series": s} for c in (1, 2, 3) for s in ("2026-01", "2026-06")]))
    def test_the_order_of_rows_does_not_matter(self, rows: list[dict[str, object]]) -> None:
        record = records_from_rows(rows, subject=subjects.ENTERPRISE)["0001"]
        assert record.sittings == tuple(
            Sitting(c, s, status=Status.PLANNED) for s in (JAN_26, JUNE_26) for c in (1, 2, 3)
        )


class TestUms:
    """Blank, ``None`` and NaN are not known; a whole float is what a data frame makes of a column with gaps."""

    @pytest.mark.parametrize("gap", ["", "  ", "\t", None, float("nan"), NAType(), NaTType()])
    def test_not_known(self, gap: object) -> None:
        assert read(ums=gap).ums is None

    def test_numpy_floats_of_any_width(self) -> None:
        numpy = pytest.importorskip("numpy")
        for kind in (numpy.float16, numpy.float32, numpy.float64):
            assert read(ums=kind("nan")).ums is None
            found = read(ums=kind(54)).ums
            assert (found, type(found)) == (54, int)
            assert refused_row(ums=kind(54.5))[0][0] == "ums"

    @pytest.mark.parametrize(
        ("ums", "known"), [(0, 0), ("0", 0), (54, 54), ("54", 54), (54.0, 54), (-0.0, 0), ("10000", 10_000)]
    )
    def test_known(self, ums: object, known: int) -> None:
        found = read(ums=ums).ums
        assert (found, type(found)) == (known, int)

    @pytest.mark.parametrize(
        ("ums", "got"),
        [
            (54.5, "54.5"),
            (float("inf"), "inf"),
            (1e300, "1e+300"),
            (-1, "-1"),
            (-1.0, "-1.0"),
            (10_001, "10001"),
            (True, "True"),
            ("54.5", "'54.5'"),
            ("54\n", "'54\\n'"),
            ("-1", "'-1'"),
            ("000054", "'000054'"),
            ("9" * 500, repr("9" * 40) + " and 460 more"),
            ("9" * 5000, repr("9" * 40) + " and 4960 more"),
            ("٣", r"'\u0663'"),
            ("²", r"'\xb2'"),
            ([54], "a value of type list"),
        ],
    )
    def test_anything_else_is_refused(self, ums: object, got: str) -> None:
        assert refused_row(ums=ums) == [("ums", got)]

    def test_only_pandas_own_gaps(self) -> None:
        stranger = type("NAType", (), {"__module__": "elsewhere"})()
        assert refused_row(ums=stranger) == [("ums", "a value of type NAType")]
        other = type("Frame", (), {"__module__": "pandas.stand_in"})()
        assert refused_row(ums=other) == [("ums", "a value of type Frame")]

    def test_a_float_that_lies(self) -> None:
        class Liar(float):
            def __float__(self) -> float:
                return 7.0

        assert read(ums=Liar(54.0)).ums == 54

    def test_a_real_number_of_another_kind(self) -> None:
        class Width:
            def __float__(self) -> float:
                return 54.0

        Real.register(Width)
        assert read(ums=Width()).ums == 54

    def test_other_real_numbers(self) -> None:
        assert refused_row(ums=Fraction(1, 2)) == [("ums", "a value of type Fraction")]
        assert read(ums=Decimal(54)).ums == 54
        assert refused_row(ums=Decimal("54.5")) == [("ums", "a value of type Decimal")]

    def test_a_real_number_that_is_only_what_the_standard_asks_of_one(self) -> None:
        class Half:
            def __float__(self) -> float:
                return 0.5

        Real.register(Half)
        assert refused_row(ums=Half()) == [("ums", "a value of type Half")]

    def test_what_was_only_registered_as_a_real_number(self) -> None:
        class Name:
            """No number at all."""

        Real.register(Name)
        assert refused_row(ums=Name()) == [("ums", "a value of type Name")]

    def test_pandas(self) -> None:
        pandas = pytest.importorskip("pandas")
        frame = pandas.DataFrame(
            {
                "learner": ["0001"] * 3,
                "component": [1, 2, 3],
                "series": ["2026-01"] * 3,
                "ums": [54, None, 0],
                "psa": [pandas.NA, pandas.NaT, "2026-01"],
                "status": ["sat", "sat", float("nan")],
                "claimed": [pandas.NA, None, "no"],
            }
        )
        found = records_from_rows(frame.to_dict("records"), subject=subjects.ENTERPRISE)
        assert found["0001"].sittings == (
            Sitting(1, JAN_26, 54),
            Sitting(2, JAN_26),
            Sitting(3, JAN_26, 0, psa=JAN_26),
        )

    @pytest.mark.parametrize("status", ["planned", "absent"])
    @pytest.mark.parametrize("ums", ["0", 54, 54.0])
    def test_only_where_it_was_sat(self, status: str, ums: object) -> None:
        assert [name for name, _ in refused_row(ums=ums, status=status)] == ["ums"]
        assert read(ums="", status=status).status is Status(status)


class TestOtherCells:
    @pytest.mark.parametrize("learner", ["", "a" * 65, "a\nb", True, 1.5, -1, None, float("nan"), "\x1b[31mred"])
    def test_learner(self, learner: object) -> None:
        assert [name for name, _ in refused_row(learner=learner)] == ["learner"]

    @pytest.mark.parametrize("learner", [1042, 1042.0, "1042", " 1042\u00a0"])
    def test_a_whole_number_is_an_id_in_digits(self, learner: object) -> None:
        assert list(records_from_rows([GOOD | {"learner": learner}], subject=subjects.ENTERPRISE)) == ["1042"]

    @pytest.mark.parametrize("component", [1, "1", "01", 1.0, "1.0", " 1", "C1", "Component 1", "comp. 1"])
    def test_component(self, component: object) -> None:
        assert read(component=component).component == 1

    @pytest.mark.parametrize(
        "component",
        [0, 4, 100, "4", "0", True, 1.5, "1.5", "٣", "²", "one", "0000000000001", "C", "X1"],
    )
    def test_a_malformed_component(self, component: object) -> None:
        assert [name for name, _ in refused_row(component=component)] == ["component"]

    def test_a_huge_number(self) -> None:
        assert refused_row(component=10**5000) == [("component", "an int of 16610 bits")]

    def test_a_bad_component_is_one_fault_in_every_subject(self) -> None:
        subject = Subject("Dance", internal=(4, 5), external=6)
        with pytest.raises(InvalidFact) as caught:
            records_from_rows([GOOD | {"component": "x"}], subject=subject)
        assert [fault.got for fault in caught.value.faults] == ["'x'"]

    def test_a_component_of_another_subject(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            records_from_rows([GOOD | {"component": "4"}], subject=subjects.ENTERPRISE)
        assert (caught.value.got, caught.value.expected) == ("'4'", COMPONENTS)

    @pytest.mark.parametrize(
        "series", ["2025-12", "2026-1", "", None, 202601, float("nan"), "2026-01\n", "Dec/Jan 2026", "30/06/2026"]
    )
    def test_series(self, series: object) -> None:
        assert [name for name, _ in refused_row(series=series)] == ["series"]

    def test_a_december_gets_its_hint(self) -> None:
        with pytest.raises(InvalidFact, match="year in which it ends, 2026-01; got '2025-12'"):
            records_from_rows([GOOD | {"series": "2025-12"}], subject=subjects.ENTERPRISE)

    @pytest.mark.parametrize(
        ("status", "meaning"),
        [
            ("sat", Status.SAT),
            ("planned", Status.PLANNED),
            ("absent", Status.ABSENT),
            *((gap, Status.PLANNED) for gap in ("", " ", None, float("nan"))),
            *((word, Status.ABSENT) for word in ("X", "a", "ABS", "Absent ")),
            *((word, Status.PLANNED) for word in ("Entered", "PLANNED")),
            *((status, status) for status in Status),
        ],
    )
    def test_status(self, status: object, meaning: Status) -> None:
        assert read(status=status).status is meaning

    @pytest.mark.parametrize("status", ["saat", "late", 1, True, b"sat", 0.0, "sat\n"])
    def test_a_malformed_status(self, status: object) -> None:
        assert [name for name, _ in refused_row(status=status)] == ["status"]

    @pytest.mark.parametrize("psa", ["", None, float("nan"), NAType()])
    def test_no_assignment_known(self, psa: object) -> None:
        assert read(psa=psa).psa is None

    @pytest.mark.parametrize("psa", ["2025-12", 202601, "X"])
    def test_bad_assignment(self, psa: object) -> None:
        assert [name for name, _ in refused_row(psa=psa)] == ["psa"]

    @pytest.mark.parametrize(
        ("claimed", "meaning"),
        [
            *((said, True) for said in ("yes", "Yes", "y", "TRUE", "1", 1, 1.0, True)),
            *((said, False) for said in ("no", "N", "false", "0", 0, 0.0, False, "", None)),
        ],
    )
    def test_claimed(self, claimed: object, meaning: bool) -> None:
        (record,) = records_from_rows([GOOD | {"claimed": claimed}], subject=subjects.ENTERPRISE).values()
        assert record.claimed == ((JAN_26,) if meaning else ())

    @pytest.mark.parametrize("claimed", ["yess", "x", 2, -1, 0.5, "2026-01"])
    def test_bad_claims(self, claimed: object) -> None:
        assert [name for name, _ in refused_row(claimed=claimed)] == ["claimed"]

    def test_words_are_listed(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            records_from_rows([GOOD | {"status": "late", "claimed": "maybe"}], subject=subjects.ENTERPRISE)
        assert [fault.expected for fault in caught.value.faults] == [
            "blank or one of sat, taken, planned, entered, absent, x, a, abs",
            "yes, no or blank",
        ]


class TestAllFaultsAtOnce:
    def test_a_row_with_three_bad_cells_gives_three(self) -> None:
        assert refused_row(component="9", ums="54.5", series="2026-05") == [
            ("component", "'9'"),
            ("series", "'2026-05'"),
            ("ums", "'54.5'"),
        ]

    def test_every_cell_bad(self) -> None:
        row = {"learner": 1.5, "component": 0, "series": "", "ums": -1, "status": "late", "psa": "X", "claimed": "X"}
        assert [name for name, _ in refused_row(**row)] == [*row]

    def test_an_empty_row(self) -> None:
        assert [name for name, _ in refused([{}])] == ["rows"]
        assert [name for name, _ in refused([GOOD, {}])] == ["row 2: learner", "row 2: component", "row 2: series"]
        blank = dict.fromkeys(GOOD, "")
        assert len(records_from_rows([blank, GOOD, blank], subject=subjects.ENTERPRISE)) == 1

    def test_a_bad_learner_hides_no_bad_component(self) -> None:
        assert refused_row(learner="", component=9) == [("learner", "''"), ("component", "9")]

    def test_all_rows_by_number(self) -> None:
        rows = [GOOD, GOOD | {"series": "X"}, "a row", None, GOOD | {"component": 2, "ums": "U"}]
        assert refused(rows) == [
            ("row 2: series", "'X'"),
            ("row 3", "'a row'"),
            ("row 4", "None"),
            ("row 5: ums", "'U'"),
        ]

    def test_a_row_that_says_another_thing_than_an_earlier_one_names_it(self) -> None:
        rows = [GOOD, GOOD | {"learner": "0002"}, GOOD | {"ums": 5}, GOOD | {"component": 2}, GOOD]
        with pytest.raises(InvalidFact) as caught:
            records_from_rows(rows, subject=subjects.ENTERPRISE)
        assert [(fault.name, fault.got, fault.expected) for fault in caught.value.faults] == [
            (
                "row 3",
                "component 1 again in 2026-01, and not the same",
                "what row 1 says of it, or only one of the two rows",
            )
        ]

    def test_a_row_that_says_the_same_again_is_read_once(self) -> None:
        found = read_rows([GOOD, GOOD | {"component": 2}, GOOD | {"component": "C1"}], subject=subjects.ENTERPRISE)
        assert not found.faults
        assert found.repeated == ((3, 1),)
        assert [one.component for one in found.records["0001"].sittings] == [1, 2]

    def test_many_are_counted(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            records_from_rows([GOOD, *[{}] * 40], subject=subjects.ENTERPRISE)
        assert len(caught.value.faults) == 120
        assert str(caught.value).endswith("\nand 110 more")

    @given(st.lists(st.sampled_from(["good", "bad ums", "empty", "no row", "bad learner and psa"]), max_size=8))
    def test_as_many_as_the_rows_have_by_themselves(self, kinds: list[str]) -> None:
        rows: dict[str, Any] = {
            "good": GOOD,
            "bad ums": GOOD | {"ums": "U"},
            "empty": {},
            "no row": 7,
            "bad learner and psa": GOOD | {"learner": 5.5, "psa": "X"},
        }
        cells = {
            "good": [],
            "bad ums": [": ums"],
            "empty": [": learner", ": component", ": series"],
            "no row": [""],
            "bad learner and psa": [": learner", ": psa"],
        }
        expected = [f"row {number}{cell}" for number, kind in enumerate(kinds, start=2) for cell in cells[kind]]
        found = read_rows([GOOD, *(rows[kind] for kind in kinds)], subject=subjects.ENTERPRISE)
        assert [fault.name for fault in found.faults] == expected
        assert len(found.repeated) == kinds.count("good")
        assert ("0001" in found.records) is ("bad ums" not in kinds)


class TestMalformedQuestions:
    @pytest.mark.parametrize("rows", [GOOD, "rows", None, 7, b"rows"])
    def test_no_rows(self, rows: Any) -> None:
        assert [name for name, _ in refused(rows)] == ["rows"]

    def test_a_malformed_subject(self) -> None:
        with pytest.raises(InvalidFact, match=r"^subject: expected a Subject"):
            records_from_rows([GOOD], subject="Enterprise")  # type: ignore[arg-type]


class TestToRows:
    """`to_rows` says in rows what `records_from_rows` reads, and refuses by name what can't be said."""

    HISTORY = LearnerRecord(
        subjects.ENTERPRISE,
        [
            Sitting(1, JAN_26, 0, psa=JAN_26),
            Sitting(2, JAN_26),
            Sitting(3, JAN_26, status=Status.ABSENT),
            Sitting(3, JUNE_26, status=Status.PLANNED),
        ],
        claimed=[JUNE_26],
    )

    def test_a_zero_a_gap_and_an_absence_are_kept_apart_and_ids_stay_texts(self) -> None:
        found = [(row["learner"], row["ums"], row["status"]) for row in to_rows({"0001": self.HISTORY})]
        assert found == [("0001", 0, "sat"), ("0001", None, "sat"), ("0001", None, "absent"), ("0001", None, "planned")]

    def test_claims_stand_on_each_row_of_their_series(self) -> None:
        assert [row["claimed"] for row in to_rows({"0001": self.HISTORY})] == ["no", "no", "no", "yes"]

    @given(
        st.dictionaries(st.text(st.characters(codec="ascii"), min_size=1, max_size=3), strategies.records(), max_size=4)
    )
    def test_what_can_be_said_comes_back(self, records: dict[str, LearnerRecord]) -> None:
        learners = {
            learner: record
            for learner, record in records.items()
            if record.sittings
            and read_ident(Facts(), "learner", learner) == learner
            and record.subject == next(iter(records.values())).subject
        }
        rows = to_rows(learners)
        subject = next((record.subject for record in learners.values()), subjects.SPORT)
        again = records_from_rows(rows, subject=subject)
        assert again == learners
        assert list(again) == list(learners)
        file = io.StringIO()
        writer = csv.DictWriter(file, ["learner", "component", "series", "ums", "status", "psa", "claimed"])
        writer.writeheader()
        writer.writerows(rows)
        file.seek(0)
        assert records_from_rows(csv.DictReader(file), subject=subject) == learners

    def test_what_can_not_be_said_is_named(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            to_rows(
                {
                    "Ann": self.HISTORY,
                    "Ben": LearnerRecord(subjects.ENTERPRISE),
                    "Cy": LearnerRecord(subjects.SPORT, [Sitting(1, JAN_26)]),
                    "Di": LearnerRecord(subjects.ENTERPRISE, [Sitting(1, JAN_26)], claimed=[JAN_26, JUNE_26, JAN_27]),
                }
            )
        assert [(fault.name, fault.got) for fault in caught.value.faults] == [
            ("records[Ben].sittings", "none"),
            ("records[Cy].subject", "'Sport'"),
            ("records[Di].claimed", "2026-06"),
            ("records[Di].claimed", "2027-01"),
        ]
        assert all(type(fault.expected) is str for fault in caught.value.faults)

    @pytest.mark.parametrize("learner", ["1.0", " Ann", "nan", "01/02/2026"])
    def test_an_id_that_would_not_come_back_is_named(self, learner: str) -> None:
        with pytest.raises(InvalidFact, match=r"^records: .* an id that is read"):
            to_rows({learner: self.HISTORY})

    def test_the_series_of_a_set_assignment_is_its_code(self) -> None:
        assert [row["psa"] for row in to_rows({"0001": self.HISTORY})] == ["2026-01", None, None, None]

    def test_no_records(self) -> None:
        assert to_rows({}) == []
        wrong: Any = {"Ann": self.HISTORY, "Ben": "a record"}
        with pytest.raises(InvalidFact) as caught:
            to_rows(wrong)
        assert caught.value.name == "records[Ben]"


class TestClaimsNotKnown:
    """Where no row has the key ``claimed``, nobody has said what was claimed."""

    ANN = LearnerRecord(subjects.ENTERPRISE, [Sitting(1, JAN_26), Sitting(3, JUNE_26, 40)], claimed=None)
    NONE_CLAIMED = LearnerRecord(ANN.subject, ANN.sittings)

    def test_no_row_has_the_key(self) -> None:
        found = records_from_rows([GOOD, GOOD | {"learner": "0002"}], subject=subjects.ENTERPRISE)
        assert [record.claimed for record in found.values()] == [None, None]

    @pytest.mark.parametrize("cell", ["", None, float("nan"), "no"])
    def test_a_blank_cell_means_no_in_every_row(self, cell: object) -> None:
        found = records_from_rows([GOOD, GOOD | {"learner": "0002", "claimed": cell}], subject=subjects.ENTERPRISE)
        assert [record.claimed for record in found.values()] == [(), ()]

    def test_a_bad_row_says_it_too(self) -> None:
        rows = [GOOD, GOOD | {"learner": "0002", "component": 9, "claimed": ""}]
        assert read_rows(rows, subject=subjects.ENTERPRISE).records["0001"].claimed == ()

    def test_they_are_written_without_the_key_and_read_again(self) -> None:
        rows = to_rows({"Ann": self.ANN})
        assert all("claimed" not in row for row in rows)
        assert records_from_rows(rows, subject=subjects.ENTERPRISE) == {"Ann": self.ANN}

    def test_beside_records_whose_claims_are_known_they_are_named(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            to_rows({"Ann": self.ANN, "Ben": self.NONE_CLAIMED, "Cy": self.ANN})
        found = [(fault.name, fault.got) for fault in caught.value.faults]
        assert found == [("records[Ann].claimed", "None"), ("records[Cy].claimed", "None")]


SPORT = subjects.SPORT


class TestColumns:
    """A column that is missing, or whose name nearly is a known one, is never taken for one that nobody needs."""

    def test_missing_columns_are_one_fault_that_names_what_was_found(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            read_rows([{"upn": "1", "unit": 1, "series": "2026-01"}] * 3, subject=SPORT)
        (fault,) = caught.value.faults
        assert (fault.name, fault.got) == ("rows", "the columns upn, unit, series")
        assert fault.expected.startswith("the columns learner, component; or columns=")

    def test_a_mapping_that_is_turned_round_leads_to_the_right_one(self) -> None:
        with pytest.raises(InvalidFact, match=r"^columns: expected 'learner': 'UPN', with the library's name first"):
            read_rows([GOOD], subject=SPORT, columns={"UPN": "learner"})
        with pytest.raises(InvalidFact, match="expected one of learner, subject"):
            read_rows([GOOD], subject=SPORT, columns={"UPN": "pupil"})

    def test_a_subject_that_was_given_is_not_asked_for_again(self) -> None:
        with pytest.raises(InvalidFact, match="the column Course") as caught:
            read_rows([GOOD], subject=SPORT, columns={"subject": "Course"})
        assert "subject=" not in str(caught.value)

    def test_headings_are_mapped(self) -> None:
        rows = [{"UPN": "1", "Unit": 1, "series": "2026-01"}]
        found = read_rows(rows, subject=SPORT, columns={"learner": "UPN", "component": "Unit"})
        assert list(found.records) == ["1"]

    def test_a_fault_names_the_heading_that_the_caller_has(self) -> None:
        rows = [{"UPN": "1", "Unit": 9, "series": "2026-01", "Uniform Mark": "U", "Cash\u00e9": "maybe"}]
        columns = {"learner": "UPN", "component": "Unit", "ums": "Uniform Mark", "claimed": "Cash\u00e9"}
        found = read_rows(rows, subject=SPORT, columns=columns)
        assert [fault.name for fault in found.faults] == [
            "row 1: Unit",
            "row 1: Uniform Mark",
            "row 1: Cash\u00e9",
        ]

    @pytest.mark.parametrize(
        "heading", ["Status", " status", "status ", "STATUS", "sta_tus", "U M S", "Claimed", "UMS"]
    )
    def test_a_near_miss_is_refused_with_what_may_be_meant(self, heading: str) -> None:
        with pytest.raises(InvalidFact, match="did you mean that"):
            read_rows([GOOD | {heading: "absent"}], subject=SPORT)
        later = read_rows([GOOD, GOOD | {"component": 3, heading: "absent"}], subject=SPORT)
        assert [fault.name for fault in later.faults] == [f"row 2: {heading}"]
        assert not later.records

    def test_a_plural_is_a_near_miss(self) -> None:
        with pytest.raises(InvalidFact, match=r"component \(did you mean that\?\)"):
            read_rows([{"learner": "1", "components": 1, "series": "2026-01"}], subject=SPORT)

    def test_a_mapped_heading_has_to_be_there(self) -> None:
        with pytest.raises(InvalidFact, match="the column Uniform Mark"):
            read_rows([GOOD | {"UMS mark": 3}], subject=SPORT, columns={"ums": "Uniform Mark"})

    def test_a_line_with_too_many_cells_is_at_fault(self) -> None:
        text = "learner,component,series\n0001,1,2026-01\n0002,1,2026-01,40\n"
        found = read_rows(csv.DictReader(io.StringIO(text)), subject=SPORT)
        assert [(one.name, one.got) for one in found.faults] == [("row 2", "more cells than headings")]

    @pytest.mark.parametrize("learner", ["9.99990E+11", "1e5", "42.0", '="0042"', "01/02/2026"])
    def test_what_a_spreadsheet_did_to_an_id(self, learner: str) -> None:
        assert [name for name, _ in refused_row(learner=learner)] == ["learner"]

    def test_only_a_row_without_anything_is_skipped(self) -> None:
        blank = dict.fromkeys([*GOOD, "name"], "")
        found = read_rows([GOOD | {"name": "Ann"}, blank, blank | {"name": "Ben"}], subject=SPORT)
        assert [fault.name for fault in found.faults] == [
            f"row 3: {name}" for name in ("learner", "component", "series")
        ]
        assert list(found.records) == ["0001"]

    def test_other_columns_are_left_alone(self) -> None:
        assert read_rows([GOOD | {"name": "Ann", "form": "11B", "Notes": "absent"}], subject=SPORT).records

    def test_a_heading_that_is_mapped_elsewhere_is_no_near_miss(self) -> None:
        rows = [{"Learner": "Ann", "UPN": "1", "component": 1, "series": "2026-01"}]
        assert list(read_rows(rows, subject=SPORT, columns={"learner": "UPN"}).records) == ["1"]

    @pytest.mark.parametrize(
        "columns", [{"pupil": "UPN"}, {"learner": ""}, {"learner": 3}, {"learner": "A", "series": "A"}, "learner"]
    )
    def test_what_is_no_mapping_of_headings(self, columns: Any) -> None:
        with pytest.raises(InvalidFact, match=r"^columns"):
            read_rows([GOOD], subject=SPORT, columns=columns)


class TestKindsOfRows:
    def test_a_row_of_sqlite(self) -> None:
        connection = sqlite3.connect(":memory:")
        connection.row_factory = sqlite3.Row
        connection.execute("create table t (learner, component, series, ums)")
        connection.execute("insert into t values ('0001', 1, '2026-01', 40), ('0001', 2, '2026-01', null)")
        found = read_rows(connection.execute("select * from t"), subject=SPORT)
        assert found.records["0001"].sittings == (Sitting(1, JAN_26, 40), Sitting(2, JAN_26, status=Status.PLANNED))

    def test_a_frame_says_how(self) -> None:
        pandas = pytest.importorskip("pandas")
        with pytest.raises(InvalidFact, match=r"to_dict\('records'\)"):
            read_rows(pandas.DataFrame([GOOD]), subject=SPORT)


class TestAwards:
    """A cash-in as a row of its own is the claim of its series."""

    def test_a_blank_component_with_a_yes(self) -> None:
        rows = [SAT | {"component": 3, "claimed": ""}, GOOD | {"component": "", "claimed": "Y"}]
        assert read_rows(rows, subject=SPORT).records["0001"].claimed == (JAN_26,)

    def test_a_blank_component_without_one_is_a_fault(self) -> None:
        found = read_rows([GOOD, GOOD | {"component": ""}], subject=SPORT)
        assert [fault.name for fault in found.faults] == ["row 2: component"]

    @pytest.mark.parametrize(("claimed", "held"), [({}, True), ({"claimed": "no"}, False), ({"claimed": "yes"}, True)])
    def test_the_code_of_an_award_is_a_claim_unless_it_says_no(self, claimed: dict[str, str], held: bool) -> None:
        rows = [SAT | {"component": 3}, GOOD | {"component": "bspt"} | claimed]
        record = read_rows(rows, subject=SPORT, award_codes=["BSPT"]).records["0001"]
        assert record.claimed == ((JAN_26,) if held else ())
        assert len(record.sittings) == 1

    @pytest.mark.parametrize(
        ("cells", "faults"),
        [
            ({"component": "BSPT"}, []),
            ({"component": "BSPT", "status": "Entered", "ums": "L2M"}, []),  # the grade is the award's
            ({"component": "BSPT", "claimed": "no"}, []),
            ({"component": "BSPT", "status": "absent"}, ["status"]),
            ({"component": "BSPT", "status": "sat"}, ["status"]),
            ({"component": "BSPT", "status": "pending", "psa": "2026-01"}, ["status", "psa"]),
            ({"component": "BSPT", "status": "entered", "claimed": "no"}, ["status"]),
            ({"component": "", "claimed": "yes", "status": "entered"}, []),
            ({"component": "", "claimed": "yes", "status": "sat"}, ["status"]),
            ({"component": "", "claimed": "yes", "ums": 41}, ["ums"]),  # somebody forgot the component
            ({"component": "", "claimed": "yes", "ums": "X"}, ["ums"]),
            ({"component": "", "claimed": "yes", "psa": "2026-01"}, ["psa"]),
            ({"component": "", "claimed": "no", "ums": 41}, ["component"]),
        ],
    )
    def test_what_only_a_sitting_has_is_at_fault(self, cells: dict[str, object], faults: list[str]) -> None:
        found = read_rows([SAT | {"component": 3}, GOOD | cells], subject=SPORT, award_codes=["bspt"])
        assert [fault.name for fault in found.faults] == [f"row 2: {name}" for name in faults]
        assert bool(found.records) is not bool(faults)

    def test_a_component_is_no_code_of_an_award(self) -> None:
        with pytest.raises(InvalidFact, match=r"award_codes: .*this one is a component"):
            read_rows([GOOD], subject=SPORT, award_codes=["1"])


class TestSubjects:
    def test_several_in_one_table(self) -> None:
        rows = [GOOD | {"subject": one} for one in ("sport", "603/7047/6", "Art & Design")]
        found = read_rows(rows)
        assert list(found.records) == [
            "0001 (Sport)",
            "0001 (Health and Social Care)",
            "0001 (Art and Design Practice)",
        ]
        assert audit.rows(rows).reports[0].learner == "0001 (Sport)"

    def test_a_missing_subject_leads_to_both_ways_to_give_it(self) -> None:
        with pytest.raises(InvalidFact) as caught:
            read_rows([GOOD])
        (fault,) = caught.value.faults
        assert "subject=, such as subjects.SPORT" in fault.expected
        assert "columns={'subject': 'your heading'}" in fault.expected
        assert read_rows([GOOD], subject=SPORT).records

    def test_without_a_subject_a_column_is_needed(self) -> None:
        with pytest.raises(InvalidFact, match="the column subject"):
            read_rows([GOOD])

    def test_another_subject_than_the_caller_says_is_a_fault(self) -> None:
        found = read_rows([GOOD | {"subject": "Sport"}, GOOD | {"subject": "Enterprise"}], subject=SPORT)
        assert [(one.name, one.got) for one in found.faults] == [("row 2: subject", "'Enterprise'")]

    def test_a_learner_with_a_row_that_nobody_can_read_has_no_record_in_any_subject(self) -> None:
        found = read_rows([GOOD | {"subject": "Sport"}, GOOD | {"subject": "PE"}])
        assert (found.records, list(found.unreadable), found.learners) == ({}, ["0001"], ("0001",))


class TestSame:
    def test_a_chain_is_refused(self) -> None:
        with pytest.raises(InvalidFact, match=r"same\[B\]"):
            read_rows([GOOD], subject=SPORT, same={"A": "B", "B": "C"})

    @pytest.mark.parametrize("same", [{"A": 1}, {"A": ""}, {1: "A"}, {"A": "B", "A ": "C"}, {"A": "1.0"}, "AB"])
    def test_what_is_no_mapping_of_ids(self, same: Any) -> None:
        with pytest.raises(InvalidFact, match=r"^same"):
            read_rows([GOOD], subject=SPORT, same=same)

    def test_outer_spaces_are_no_part_of_an_id(self) -> None:
        assert list(read_rows([GOOD], subject=SPORT, same={"0001 ": " A"}).records) == ["A"]

    def test_one_pupil_under_two_ids(self) -> None:
        rows = [GOOD | {"learner": "A1"}, GOOD | {"learner": "A2", "component": 2}]
        found = read_rows(rows, subject=SPORT, same={"A1": "A2"})
        assert [len(record.sittings) for record in found.records.values()] == [2]
        assert list(found.records) == ["A2"]


class TestResultCodes:
    @pytest.mark.parametrize("code", ["X", "a", "ABS", "Absent"])
    def test_absent(self, code: str) -> None:
        assert read(ums=code) == Sitting(1, JAN_26, status=Status.ABSENT)

    @pytest.mark.parametrize("code", ["Q", "#", "pending"])
    def test_sat_and_not_known(self, code: str) -> None:
        assert read(ums=code) == Sitting(1, JAN_26)

    @pytest.mark.parametrize(("code", "hint"), [("U", "grade"), ("P", "could mean that, or Pass"), ("L2D*", "grade")])
    def test_a_grade_is_no_ums(self, code: str, hint: str) -> None:
        with pytest.raises(InvalidFact, match=hint):
            read(ums=code)

    @pytest.mark.parametrize(
        ("status", "ums"), [("sat", "X"), ("planned", "X"), ("absent", "Q"), ("planned", "Q"), ("absent", 3)]
    )
    def test_a_status_that_says_another_thing_is_a_fault(self, status: str, ums: object) -> None:
        assert [name for name, _ in refused_row(status=status, ums=ums)] == ["ums"]

    def test_a_ums_alone_is_sat_and_nothing_at_all_is_entered(self) -> None:
        assert read(ums=0).status is Status.SAT
        assert read().status is Status.PLANNED
