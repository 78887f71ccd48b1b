"""How much whole-table answers cost beside the same engine's own hand-written form, and beside the scalar loop.

Run by hand, with the extra ``engines``; the number is that of learners::

    python tests/benchmarks/frames.py 100000 polars pandas pyarrow duckdb

The two sides take turns in one process, and each pair's CPU times make one ratio; the median of the ratios is printed.
Before that, the answers of both sides are compared. The question is the terminal rule, with the same columns and the
same checks of bad rows on both sides.
"""

import itertools
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from btec_rules import EDITION_2025_26, LearnerRecord, Series, Sitting, Status, subjects, terminal_rule
from btec_rules.interop import frames

ROUNDS = 7
LOOPED = 20_000
BEGAN = EDITION_2025_26.suite_began.ordinal
TITLES = [subject.title for subject in subjects.ALL]
ART = "Art and Design Practice"
SERIES = "^2[0-9]{3}-(?:01|06)$"
BREAKS = "[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]"
STEPS = [
    ("INVALID", "unknown-subject", ""),
    ("INVALID", "invalid-fact", ""),
    ("INVALID", "impossible-facts", ""),
    ("INVALID", "no-rule-in-force", ""),
    ("UNDECIDED", "terminal_rule.external-not-sat-yet", "EXT-1"),
    ("REFUSED", "terminal_rule.internal-missing", "EXT-1"),
    ("REFUSED", "terminal_rule.internal-after-external", "EXT-1"),
    ("ALLOWED", "", ""),
]
OUT = ("verdict", "code", "rule")


def made(learners: int) -> pa.Table:
    """Make a long table of about three and a half sittings a learner; one row in a thousand is bad."""
    chance = random.Random(20_26)
    codes = ["2024-06", "2025-01", "2025-06", "2026-01", "2026-06"]
    rows: dict[str, list[Any]] = {
        name: [] for name in ("learner", "subject", "component", "series", "ums", "status", "claimed")
    }
    for number in range(learners):
        title = TITLES[number % len(TITLES)]
        subject = subjects.ALL[number % len(TITLES)]
        for component in subject.components:
            times = chance.choices((0, 1, 2), (1, 6, 3))[0]
            for code in sorted(chance.sample(codes, times)):
                status = chance.choices(("sat", "planned", "absent"), (8, 1, 1))[0]
                rows["learner"].append(f"learner-{number:08}")
                rows["subject"].append(title)
                rows["component"].append(component)
                rows["series"].append(code if chance.random() > 0.001 else "2025-12")
                rows["ums"].append(chance.randrange(100) if status == "sat" else None)
                rows["status"].append(status)
                rows["claimed"].append("no")
    return pa.table(rows)


def by_polars(frame: Any) -> Any:
    """Write the terminal rule by hand for polars."""
    component, ordinal, status = pl.col("component"), pl.col("ordinal"), pl.col("status")
    good = pl.col("series").str.contains(SERIES) & (pl.col("series").str.len_chars() == 7)
    code = pl.when(good).then(pl.col("series")).otherwise(pl.lit("2000-01"))
    art = pl.col("subject") == ART
    final = component == pl.when(art).then(2).otherwise(3)
    there = status.is_in(["sat", "planned", ""])
    known = there | (status == "absent") | (status.str.strip_chars() == "")
    blank = pl.col("ums").is_null()
    bad_ums = ~blank & ((pl.col("ums") < 0) | (pl.col("ums") > 10_000))
    bad_component = ~component.is_between(1, pl.when(art).then(2).otherwise(3)).fill_null(value=False)
    bad = ~good | bad_component | ~known | bad_ums | ~pl.col("claimed").is_in(["no", "yes", ""])
    return (
        frame.lazy()
        .with_columns(pl.col("learner", "subject", "series", "status", "claimed").fill_null(""))
        .with_columns(ordinal=code.str.slice(0, 4).cast(pl.Int32) * 2 + (code.str.slice(5, 2) == "06").cast(pl.Int32))
        .with_columns(
            fault=pl.when(bad).then(2).when(~blank & status.is_in(["planned", "absent"])).then(1).otherwise(0),
            entry=ordinal * 100 + component,
            external=pl.when(there & final).then(ordinal).otherwise(0),
            internal=pl.when(there & ~final).then(ordinal).otherwise(0),
            there_1=pl.when(there & ~final & (component == 1)).then(1).otherwise(0),
            there_2=pl.when(there & ~final & (component == 2)).then(1).otherwise(0),
        )
        .group_by("learner", "subject")
        .agg(
            pl.col("fault", "external", "internal", "there_1", "there_2").max(),
            pl.col("ordinal").min(),
            pl.col("entry").n_unique(),
            pl.len(),
        )
        .with_columns(
            step=pl.when((pl.col("subject") != "") & ~pl.col("subject").is_in(TITLES))
            .then(0)
            .when(
                (pl.col("fault") == 2)
                | (pl.col("subject") == "")
                | ~pl.col("learner").str.len_chars().is_between(1, 64)
                | pl.col("learner").str.contains(BREAKS)
            )
            .then(1)
            .when((pl.col("fault") == 1) | (pl.col("entry") < pl.col("len")))
            .then(2)
            .when(ordinal < BEGAN)
            .then(3)
            .when(pl.col("external") == 0)
            .then(4)
            .when(pl.col("there_1") + pl.col("there_2") < pl.when(art).then(1).otherwise(2))
            .then(5)
            .when(pl.col("internal") > pl.col("external"))
            .then(6)
            .otherwise(7)
        )
        .select(
            "learner",
            "subject",
            *(
                pl.col("step")
                .replace_strict(range(8), [step[place] for step in STEPS], return_dtype=pl.String)
                .alias(name)
                for place, name in enumerate(OUT)
            ),
        )
        .collect()
    )


def by_pandas(frame: Any) -> Any:
    """Write the terminal rule by hand for pandas."""
    text = {name: frame[name].fillna("") for name in ("learner", "subject", "series", "status", "claimed")}
    series, status, component = text["series"], text["status"], frame["component"]
    good = series.str.contains(SERIES, regex=True) & (series.str.len() == 7)
    code = series.where(good, "2000-01")
    ordinal = code.str.slice(0, 4).astype("int32") * 2 + (code.str.slice(5, 7) == "06").astype("int32")
    art = text["subject"] == ART
    final = component == art.map({True: 2, False: 3})
    there = status.isin(["sat", "planned", ""])
    known = there | (status == "absent") | (status.str.strip() == "")
    marked = frame["ums"].notna()
    ums = frame["ums"].fillna(0)
    bad = ~good | (component < 1) | (component > 3) | (art & (component > 2)) | ~known
    bad |= (ums < 0) | (ums > 10_000) | (ums.astype("int32") != ums) | ~text["claimed"].isin(["no", "yes", ""])
    fault = bad.astype("int8") * 2
    fault = fault.mask((fault == 0) & marked & status.isin(["planned", "absent"]), 1)
    rows = pd.DataFrame(
        {
            "learner": text["learner"],
            "subject": text["subject"],
            "fault": fault,
            "ordinal": ordinal,
            "entry": ordinal * 100 + component,
            "external": ordinal.where(there & final, 0),
            "internal": ordinal.where(there & ~final, 0),
            "there_1": (there & ~final & (component == 1)).astype("int8"),
            "there_2": (there & ~final & (component == 2)).astype("int8"),
        }
    )
    groups = rows.groupby(["learner", "subject"], sort=False)
    one = groups[["fault", "external", "internal", "there_1", "there_2"]].max()
    one["ordinal"], one["entry"], one["len"] = groups["ordinal"].min(), groups["entry"].nunique(), groups.size()
    one = one.reset_index()
    length = one["learner"].str.len()
    conditions = [
        (one["subject"] != "") & ~one["subject"].isin(TITLES),
        (one["fault"] == 2)
        | (one["subject"] == "")
        | (length < 1)
        | (length > 64)
        | one["learner"].str.contains(BREAKS, regex=True),
        (one["fault"] == 1) | (one["entry"] < one["len"]),
        one["ordinal"] < BEGAN,
        one["external"] == 0,
        one["there_1"] + one["there_2"] < (one["subject"] == ART).map({True: 1, False: 2}),
        one["internal"] > one["external"],
    ]
    step = pd.Series(len(conditions), index=one.index)
    for place, condition in reversed(list(enumerate(conditions))):
        step = step.mask(condition, place)
    answer = one[["learner", "subject"]].copy()
    for place, name in enumerate(OUT):
        answer[name] = step.map({number: said[place] for number, said in enumerate(STEPS)})
    return answer


def by_pyarrow(table: Any) -> Any:
    """Write the terminal rule by hand for pyarrow."""
    text = {name: pc.fill_null(table[name], "") for name in ("learner", "subject", "series", "status", "claimed")}
    series, status, component = text["series"], text["status"], table["component"]
    good = pc.and_(pc.match_substring_regex(series, SERIES), pc.equal(pc.utf8_length(series), 7))
    code = pc.if_else(good, series, "2000-01")
    year = pc.cast(pc.utf8_slice_codeunits(code, 0, 4), pa.int32())
    june = pc.cast(pc.equal(pc.utf8_slice_codeunits(code, 5, 7), "06"), pa.int32())
    ordinal = pc.add(pc.multiply(year, 2), june)
    art = pc.equal(text["subject"], ART)
    final = pc.equal(component, pc.if_else(art, 2, 3))
    there = pc.is_in(status, pa.array(["sat", "planned", ""]))
    missed = pc.or_(pc.equal(status, "absent"), pc.equal(pc.utf8_trim_whitespace(status), ""))
    marked, ums = pc.is_valid(table["ums"]), pc.fill_null(table["ums"], 0)
    bad = pc.or_(pc.invert(good), pc.invert(pc.or_(there, missed)))
    bad = pc.or_(bad, pc.or_(pc.less(component, 1), pc.greater(component, pc.if_else(art, 2, 3))))
    bad = pc.or_(bad, pc.or_(pc.less(ums, 0), pc.greater(ums, 10_000)))
    bad = pc.or_(bad, pc.invert(pc.is_in(text["claimed"], pa.array(["no", "yes", ""]))))
    early = pc.and_(marked, pc.is_in(status, pa.array(["planned", "absent"])))
    inner = pc.and_(there, pc.invert(final))
    names = ["fault", "ordinal", "entry", "external", "internal", "there_1", "there_2"]
    columns = [
        pc.if_else(bad, 2, pc.if_else(early, 1, 0)),
        ordinal,
        pc.add(pc.multiply(ordinal, 100), component),
        pc.if_else(pc.and_(there, final), ordinal, 0),
        pc.if_else(inner, ordinal, 0),
        pc.if_else(pc.and_(inner, pc.equal(component, 1)), 1, 0),
        pc.if_else(pc.and_(inner, pc.equal(component, 2)), 1, 0),
    ]
    rows = pa.table([text["learner"], text["subject"], *columns], names=["learner", "subject", *names])
    wanted = [(name, "max") for name in ("fault", "external", "internal", "there_1", "there_2")]
    one = rows.group_by(["learner", "subject"]).aggregate(
        [*wanted, ("ordinal", "min"), ("entry", "count_distinct"), ("entry", "count")]
    )
    length, known = pc.utf8_length(one["learner"]), pc.is_in(one["subject"], pa.array(TITLES))
    unfit = pc.or_(pc.less(length, 1), pc.greater(length, 64))
    unfit = pc.or_(unfit, pc.match_substring_regex(one["learner"], BREAKS))
    nothing = pc.equal(one["subject"], "")
    conditions = [
        pc.and_(pc.invert(known), pc.invert(nothing)),
        pc.or_(pc.or_(unfit, nothing), pc.equal(one["fault_max"], 2)),
        pc.or_(pc.equal(one["fault_max"], 1), pc.less(one["entry_count_distinct"], one["entry_count"])),
        pc.less(one["ordinal_min"], BEGAN),
        pc.equal(one["external_max"], 0),
        pc.less(pc.add(one["there_1_max"], one["there_2_max"]), pc.if_else(pc.equal(one["subject"], ART), 1, 2)),
        pc.greater(one["internal_max"], one["external_max"]),
    ]
    step = pa.scalar(len(conditions), pa.int32())
    for place, condition in reversed(list(enumerate(conditions))):
        step = pc.if_else(condition, pa.scalar(place, pa.int32()), step)
    answer = one.select(["learner", "subject"])
    for place, name in enumerate(OUT):
        said = pa.array([texts[place] for texts in STEPS])
        answer = answer.append_column(name, pc.take(said, step))
    return answer


def by_duckdb(relation: Any) -> Any:
    """Write the terminal rule by hand for duckdb."""
    titles = ", ".join(f"'{title}'" for title in TITLES)
    texts = {
        name: " ".join(f"WHEN {number} THEN '{said[place]}'" for number, said in enumerate(STEPS))
        for place, name in enumerate(OUT)
    }
    columns = ", ".join(f"CASE step {whens} END AS {name}" for name, whens in texts.items())
    fine = "regexp_matches(series, '^2[0-9]{3}-(?:01|06)$') AND length(series) = 7"
    query = f"""
    WITH tidy AS (SELECT coalesce(learner, '') AS learner, coalesce(subject, '') AS subject, component,
            coalesce(series, '') AS series, ums, coalesce(status, '') AS status, coalesce(claimed, '') AS claimed FROM rel),
    numbered AS (SELECT *, {fine} AS good, CASE WHEN {fine} THEN series ELSE '2000-01' END AS right_code,
            CASE WHEN subject = '{ART}' THEN 2 ELSE 3 END AS final, status IN ('sat', 'planned', '') AS there FROM tidy),
    ordered AS (SELECT *, CAST(substr(right_code, 1, 4) AS INTEGER) * 2
            + CASE WHEN substr(right_code, 6, 2) = '06' THEN 1 ELSE 0 END AS ordinal FROM numbered),
    flagged AS (SELECT learner, subject, ordinal, ordinal * 100 + component AS entry,
            CASE WHEN NOT good OR coalesce(component NOT BETWEEN 1 AND final, true) OR NOT (there OR status = 'absent' OR trim(status) = '')
                OR coalesce(ums NOT BETWEEN 0 AND 10000, false) OR claimed NOT IN ('no', 'yes', '') THEN 2
                WHEN ums IS NOT NULL AND status IN ('planned', 'absent') THEN 1 ELSE 0 END AS fault,
            CASE WHEN there AND component = final THEN ordinal ELSE 0 END AS external,
            CASE WHEN there AND component <> final THEN ordinal ELSE 0 END AS internal,
            CASE WHEN there AND component <> final AND component = 1 THEN 1 ELSE 0 END AS there_1,
            CASE WHEN there AND component <> final AND component = 2 THEN 1 ELSE 0 END AS there_2 FROM ordered),
    one AS (SELECT learner, subject, max(fault) AS fault, max(external) AS external, max(internal) AS internal,
            max(there_1) AS there_1, max(there_2) AS there_2, min(ordinal) AS ordinal, count(DISTINCT entry) AS entries,
            count(*) AS len FROM flagged GROUP BY learner, subject),
    climbed AS (SELECT learner, subject, CASE WHEN subject <> '' AND subject NOT IN ({titles}) THEN 0
            WHEN subject = '' OR fault = 2 OR length(learner) NOT BETWEEN 1 AND 64
                OR regexp_matches(learner, '[\\n\\r]') THEN 1
            WHEN fault = 1 OR entries < len THEN 2 WHEN ordinal < {BEGAN} THEN 3 WHEN external = 0 THEN 4
            WHEN there_1 + there_2 < CASE WHEN subject = '{ART}' THEN 1 ELSE 2 END THEN 5
            WHEN internal > external THEN 6 ELSE 7 END AS step FROM one)
    SELECT learner, subject, {columns} FROM climbed
    """
    return relation.query("rel", query).to_arrow_table()


def looped(table: pa.Table) -> list[tuple[str, str, str]]:
    """Ask the scalar layer, learner by learner, about the good rows of a table in order of learners."""
    by_title = {subject.title: subject for subject in subjects.ALL}
    answers = []
    rows = zip(
        *(table[name].to_pylist() for name in ("learner", "subject", "component", "series", "ums", "status")),
        strict=True,
    )
    for learner, group in itertools.groupby(rows, key=lambda row: row[0]):
        sittings, title = [], ""
        for _, its_title, component, code, ums, status in group:
            title = its_title
            if code != "2025-12":
                sittings.append(Sitting(component, Series.parse(code), ums, status=Status(status)))
        ruling = terminal_rule.check(LearnerRecord(by_title[title], sittings))
        answers.append((learner, ruling.verdict.name, "" if ruling.allowed else ruling.findings[0].code))
    return answers


def as_set(answer: Any) -> set[tuple[str, ...]]:
    """Give an answer's rows, whatever its kind."""
    if isinstance(answer, duckdb.DuckDBPyRelation):
        answer = answer.to_arrow_table()
    if isinstance(answer, pa.Table):
        answer = pl.from_arrow(answer)
    if isinstance(answer, pl.DataFrame):
        answer = answer.to_pandas()
    return set(answer[["learner", "subject", *OUT]].itertuples(index=False, name=None))


def cpu(call: Callable[[], object]) -> float:
    """Measure a call in seconds of CPU, those of the engine's own threads included."""
    start = time.process_time()
    call()
    return time.process_time() - start


def compare(engine: str, table: pa.Table) -> None:
    """Print the median ratio for one engine, the answers having been compared first."""
    given: Any = {
        "polars": lambda: pl.from_arrow(table),
        "pandas": table.to_pandas,
        "pyarrow": lambda: table,
        "duckdb": lambda: duckdb.from_arrow(table),
    }[engine]()
    by_hand = {"polars": by_polars, "pandas": by_pandas, "pyarrow": by_pyarrow, "duckdb": by_duckdb}[engine]
    mine: Callable[[], Any] = {
        "polars": lambda: frames.terminal_rule(given.lazy()).collect(),
        "duckdb": lambda: frames.terminal_rule(given).to_arrow_table(),
    }.get(engine, lambda: frames.terminal_rule(given))
    assert as_set(mine()) == as_set(by_hand(given))
    pairs = [(cpu(mine), cpu(lambda: by_hand(given))) for _ in range(ROUNDS)]
    ratio = statistics.median(one / other for one, other in pairs)
    middle = statistics.median(one for one, _ in pairs)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{engine}: {table.num_rows:,} rows, {middle:.2f} s of CPU, {ratio:.2f} x by hand, peak {peak:,.0f} MB")


def main() -> None:
    """Measure what the command line names."""
    learners, *engines = sys.argv[1:] or ["100000"]
    table = made(int(learners))
    for engine in engines or ("polars", "pandas", "pyarrow", "duckdb"):
        compare(engine, table)
    some = table.filter(pc.less(table["learner"], f"learner-{LOOPED:08}"))
    few = pl.from_arrow(table).lazy()
    loop = statistics.median(cpu(lambda: looped(some)) for _ in range(3)) * int(learners) / min(LOOPED, int(learners))
    print(f"the scalar loop: {loop / cpu(lambda: frames.terminal_rule(few).collect()):.0f} x the CPU time of polars")


if __name__ == "__main__":
    main()
