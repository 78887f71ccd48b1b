"""What whole-table answers cost, beside the same engine's own hand-written form and beside the scalar loop.

Run by hand, with the group ``engines``; the first argument is the number of learners, and each other one a measurement::

    python tests/benchmarks/frames.py 1000000 polars polars-eager pandas pyarrow duckdb loop spark functions
    python tests/benchmarks/frames.py 1000000 audit audit-spark memory

An engine's name: the library and the hand-written form take turns in one process, each pair's CPU times make one ratio,
and the median of the ratios is printed; wall clock for ``spark``, whose work is done by another process. Before that,
the answers of both sides are compared. The question is the terminal rule, with the same columns and the same checks of
bad rows on both sides. ``loop`` is the scalar function, learner by learner, and ``functions`` every function on every
engine. ``audit`` is ``frames.audit`` of learners in classes, once on every engine, and ``audit-spark`` on Spark. ``memory``
is the peak of both questions in a fresh process above the table that it was given (on Linux).
"""

import itertools
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
from polars.testing import assert_frame_equal
from populations import (  # type: ignore[import-not-found]  # it stands beside this file
    CALENDAR,
    in_classes,
)
from tables import table_of  # type: ignore[import-not-found]  # as above

from btec_rules import EDITION_2025_26, LearnerRecord, Series, Sitting, Status, subjects, terminal_rule
from btec_rules.interop import frames

LOOPED, FEW = 20_000, 100
SETTLES = 5
"""Seconds."""
BEGAN = EDITION_2025_26.suite_began.ordinal
SUBJECTS = [subject for subject in subjects.ALL if subject.external == max(subject.components)]
"""Those whose external component is the last one: the forms written by hand say no more."""
TITLES = [subject.title for subject in SUBJECTS]
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
ENGINES: dict[str, Callable[[pa.Table], Any]] = {
    "polars": lambda table: pl.from_arrow(table).lazy(),
    "polars-eager": pl.from_arrow,
    "pandas": lambda table: table.to_pandas(),
    "pyarrow": lambda table: table,
    "duckdb": duckdb.from_arrow,
}
JANUARY = Series.january(2026)
FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "terminal_rule": frames.terminal_rule,
    "external": partial(frames.external, series=JANUARY),
    "retakes": partial(frames.retakes, component=1, series=JANUARY),
    "claims": partial(frames.claims, series=JANUARY),
    "problems": frames.problems,
    "cohorts": frames.cohorts,
}


def made(learners: int) -> pa.Table:
    """Make a long table of about three and a half sittings a learner; one row in a thousand is bad."""
    chance = np.random.default_rng(20_26)
    inner = np.array([len(subject.components) for subject in SUBJECTS], dtype=np.int8)
    learner: Any = np.repeat(np.arange(learners, dtype=np.int32), 3)
    component = np.tile(np.arange(1, 4, dtype=np.int8), learners)
    there = component <= inner[learner % len(TITLES)]
    learner, component = learner[there], component[there]
    times = chance.choice(np.arange(3, dtype=np.int8), size=len(learner), p=[0.1, 0.6, 0.3])
    first = chance.integers(0, 5, size=len(learner), dtype=np.int8)
    step = chance.integers(1, 5, size=len(learner), dtype=np.int8)
    learner, component = np.repeat(learner, times), np.repeat(component, times)
    again: Any = np.zeros(len(learner), dtype=np.int8)
    again[1:] = (learner[1:] == learner[:-1]) & (component[1:] == component[:-1])
    code = (np.repeat(first, times) + again * np.repeat(step, times)) % 5
    code[chance.random(len(code)) < 0.001] = 5
    status = chance.choice(np.arange(3, dtype=np.int8), size=len(learner), p=[0.8, 0.1, 0.1])
    codes = ["2024-06", "2025-01", "2025-06", "2026-01", "2026-06", "2025-12"]
    frame = pl.DataFrame({"number": learner, "component": component, "code": code, "said": status})
    ids = pl.select(pl.concat_str(pl.lit("learner-"), pl.int_range(learners).cast(pl.String).str.zfill(8))).to_series()
    return frame.select(
        ids.gather(frame["number"]).alias("learner"),
        pl.Series(TITLES).gather(frame["number"] % len(TITLES)).alias("subject"),
        pl.col("component").cast(pl.Int64),
        pl.Series(codes).gather(frame["code"]).alias("series"),
        pl.when(pl.col("said") == 0)
        .then(pl.Series(chance.integers(0, 100, size=len(learner), dtype=np.int64)))
        .alias("ums"),
        pl.Series(["sat", "planned", "absent"]).gather(frame["said"]).alias("status"),
        pl.Series(["yes", "no"]).gather((frame["number"] % 7).clip(0, 1)).alias("claimed"),
    ).to_arrow(compat_level=pl.CompatLevel.oldest())


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
        frame.with_columns(pl.col("learner", "subject", "series", "status", "claimed").fill_null(""))
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


def query(matches: str) -> str:
    """Write the terminal rule by hand as SQL about a table ``rel``; *matches* is the engine's function for patterns."""
    titles = ", ".join(f"'{title}'" for title in TITLES)
    texts = {
        name: " ".join(f"WHEN {number} THEN '{said[place]}'" for number, said in enumerate(STEPS))
        for place, name in enumerate(OUT)
    }
    columns = ", ".join(f"CASE step {whens} END AS {name}" for name, whens in texts.items())
    fine = f"{matches}(series, '^2[0-9]{{3}}-(?:01|06)$') AND length(series) = 7"
    return f"""
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
                OR {matches}(learner, '[\\n\\r]') THEN 1
            WHEN fault = 1 OR entries < len THEN 2 WHEN ordinal < {BEGAN} THEN 3 WHEN external = 0 THEN 4
            WHEN there_1 + there_2 < CASE WHEN subject = '{ART}' THEN 1 ELSE 2 END THEN 5
            WHEN internal > external THEN 6 ELSE 7 END AS step FROM one)
    SELECT learner, subject, {columns} FROM climbed
    """


def by_duckdb(relation: Any) -> Any:
    """Ask duckdb the hand-written query."""
    return relation.query("rel", query("regexp_matches")).to_arrow_table()


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


def gathered(answer: Any) -> Any:
    """Collect an answer, whatever its kind."""
    if isinstance(answer, pl.LazyFrame):
        return answer.collect()
    return answer.to_arrow_table() if isinstance(answer, duckdb.DuckDBPyRelation) else answer


def in_order(answer: Any, columns: Sequence[str] = OUT) -> pl.DataFrame:
    """Give an answer as one table, in order."""
    if isinstance(answer, pd.DataFrame):
        answer = pa.Table.from_pandas(answer, preserve_index=False)
    table = answer if isinstance(answer, pl.DataFrame) else pl.DataFrame(answer)
    return table.select("learner", "subject", *columns).cast(pl.String).sort("learner", "subject")


def cpu(call: Callable[[], object]) -> float:
    """Measure a call in seconds of CPU, those of the engine's own threads included."""
    start = time.process_time()
    call()
    return time.process_time() - start


def wall(call: Callable[[], object]) -> float:
    """Measure a call in seconds of wall clock."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def compare(engine: str, table: pa.Table) -> None:
    """Print the median ratio for one engine, the answers having been compared first."""
    given = ENGINES[engine](table)
    by_hand: Callable[[Any], Any] = {
        "polars": by_polars,
        "polars-eager": lambda frame: by_polars(frame.lazy()),
        "pandas": by_pandas,
        "pyarrow": by_pyarrow,
        "duckdb": by_duckdb,
    }[engine]
    assert_frame_equal(in_order(gathered(frames.terminal_rule(given))), in_order(by_hand(given)))
    rounds = 7 if table.num_rows < 10_000_000 else 3
    pairs = [(cpu(lambda: gathered(frames.terminal_rule(given))), cpu(lambda: by_hand(given))) for _ in range(rounds)]
    ratios = sorted(one / other for one, other in pairs)
    middle = statistics.median(one for one, _ in pairs)
    print(
        f"{engine}: {table.num_rows:,} rows, {middle:.2f} s of CPU, {statistics.median(ratios):.2f} x by hand "
        f"({ratios[0]:.2f} to {ratios[-1]:.2f})",
        flush=True,
    )


def loop(table: pa.Table) -> None:
    """Print how much longer the scalar loop takes; it is measured on the first learners, and reckoned up."""
    learners = int(table["learner"][-1].as_py().rpartition("-")[2]) + 1
    few = min(LOOPED, learners)
    some = table.filter(pc.less(table["learner"], f"learner-{few:08}"))
    given = pl.from_arrow(table).lazy()
    pairs = [
        (cpu(lambda: looped(some)) * learners / few, cpu(lambda: frames.terminal_rule(given).collect()))
        for _ in range(5)
    ]
    ratio = statistics.median(one / other for one, other in pairs)
    middle = statistics.median(one for one, _ in pairs)
    print(f"the scalar loop: {middle:.2f} s of CPU, {ratio:.1f} x that of polars", flush=True)


def functions(table: pa.Table) -> None:
    """Print the CPU time of every function on every engine."""
    for engine, kind in ENGINES.items():
        given = kind(table)
        for name, call in FUNCTIONS.items():
            taken = statistics.median(cpu(lambda call=call, given=given: gathered(call(given))) for _ in range(3))  # type: ignore[misc]
            print(f"{engine}, {name}: {taken:.2f} s of CPU", flush=True)


def audits(learners: int) -> None:
    """Print what it takes to audit learners in classes on every engine; all must say the same of each."""
    table = classes(learners)
    said = None
    for engine, kind in ENGINES.items():
        given = kind(table)
        began, used = time.perf_counter(), time.process_time()
        answer = gathered(audited(given))
        took, used = time.perf_counter() - began, time.process_time() - used
        found = standings(answer)
        assert said is None or found.equals(said)
        said = found
        print(f"{engine}, audit: {table.num_rows:,} rows, {took:.1f} s of wall clock, {used:.1f} s of CPU", flush=True)


def audited(frame: Any) -> Any:
    """Audit a table on a day."""
    return frames.audit(frame, calendar=CALENDAR)


def classes(learners: int) -> pa.Table:
    """Make a table of learners in classes."""
    named = enumerate(islice(in_classes(random.Random(2026)), learners))
    return table_of({f"L{place:07}": one for place, one in named}).to_arrow(compat_level=pl.CompatLevel.oldest())


def standings(answer: Any) -> pl.DataFrame:
    """Give where each learner stands and what is first to do, in order of learners."""
    answer = (
        answer.assign(component=answer["component"].astype("Int64")) if isinstance(answer, pd.DataFrame) else answer
    )
    return in_order(answer, ("standing", "target", "to_do", "task", "component", "series", "reasons"))


def audit_on_spark(learners: int) -> None:
    """Print the wall clock of an audit on Spark with two threads, before Spark is asked for the answer and after."""
    with on_spark(classes(learners)) as (_, given):
        began = time.perf_counter()
        answer = audited(given)
        planned = time.perf_counter() - began
        written = wall(lambda: answer.write.format("noop").mode("overwrite").save())
        print(
            f"spark, audit: {given.count():,} rows, {planned:.1f} s before the answer, {written:.1f} s for it",
            flush=True,
        )


PEAKS: dict[str, Callable[[Any], Any]] = {"terminal_rule": frames.terminal_rule, "audit": audited}


def memory(learners: int) -> None:
    """Print for each question and engine the peak of a fresh process above the table that it holds."""
    with tempfile.TemporaryDirectory() as folder:
        for name, table in (("terminal_rule", made(learners)), ("audit", classes(learners))):
            path = Path(folder, "table.arrow")
            with pa.ipc.new_file(path, table.schema) as sink:
                sink.write_table(table)
            pl.DataFrame(table).write_parquet(path.with_suffix(".parquet"))
            for engine in ENGINES:
                subprocess.run([sys.executable, __file__, "peak", name, engine, str(path)], check=True)


def loaded(engine: str, path: str) -> Any:
    """Load a table as somebody who uses the engine would, so that nothing else of it stays in memory."""
    if engine.startswith("polars"):
        frame = pl.read_parquet(Path(path).with_suffix(".parquet")).rechunk()
        return frame if engine == "polars-eager" else frame.lazy()
    with pa.OSFile(path) as source:
        given = ENGINES[engine](pa.ipc.open_file(source).read_all())
    pa.default_memory_pool().release_unused()
    return given


def peak(name: str, engine: str, path: str) -> None:
    """Print the peak of this process while it answers, above what it held before; the table is what it took to hold it."""
    call = PEAKS[name]

    def resident(what: str) -> int:
        time.sleep(SETTLES)  # until what was freed is given back
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith(what)) * 1024

    gathered(call(ENGINES[engine](classes(FEW))))
    empty = resident("VmRSS")
    given = loaded(engine, path)
    before = resident("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    answer = gathered(call(given))
    above, size = resident("VmHWM") - before, before - empty
    assert len(answer)
    print(
        f"{engine}, {name}: table {size / 1e6:,.0f} MB, peak {above / 1e6:,.0f} MB above it, {above / size:.2f} x",
        flush=True,
    )


@contextmanager
def on_spark(table: pa.Table) -> Iterator[tuple[Any, Any]]:
    """Give Spark on two threads, and the table in its memory."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - it takes its time

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.memory", "6g").config("spark.driver.host", "127.0.0.1")
    session = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.sql.shuffle.partitions", "4")
    spark = session.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    with tempfile.TemporaryDirectory() as folder:
        pl.DataFrame(table).write_parquet(f"{folder}/table.parquet")
        given = spark.read.parquet(f"{folder}/table.parquet").repartition(4).cache()
        assert given.count() == table.num_rows
        yield spark, given


def by_spark(table: pa.Table) -> None:
    """Print the wall clock of both forms on Spark with two threads, and of polars for comparison."""
    with on_spark(table) as (spark, given):
        given.createOrReplaceTempView("rel")

        def mine() -> Any:
            return frames.terminal_rule(given)

        def by_hand() -> Any:
            return spark.sql(query("regexp_like"))

        assert_frame_equal(in_order(mine().toArrow()), in_order(by_hand().toArrow()))
        done = [
            tuple(
                wall(lambda made=made: made().write.format("noop").mode("overwrite").save())  # type: ignore[misc]
                for made in (mine, by_hand)
            )
            for _ in range(7)
        ]
        planned = statistics.median(wall(mine) for _ in range(7))
    polars = ENGINES["polars"](table)
    beside = statistics.median(wall(lambda: frames.terminal_rule(polars).collect()) for _ in range(3))
    ratios = sorted(one / other for one, other in done)
    print(
        f"spark: {table.num_rows:,} rows, {statistics.median(one for one, _ in done):.2f} s of wall clock, "
        f"{statistics.median(ratios):.2f} x by hand ({ratios[0]:.2f} to {ratios[-1]:.2f}), of it {planned:.2f} s before "
        f"Spark begins; polars {beside:.2f} s",
        flush=True,
    )


def main() -> None:
    """Measure what the command line names."""
    if sys.argv[1:2] == ["peak"]:
        peak(*sys.argv[2:])
        return
    learners, *wanted = sys.argv[1:] or ["100000"]
    table = made(int(learners))
    more = {"loop": loop, "functions": functions, "spark": by_spark}
    others = {"audit": audits, "audit-spark": audit_on_spark, "memory": memory}
    for name in wanted or ENGINES:
        if name in more:
            more[name](table)
        elif name in others:
            others[name](int(learners))
        else:
            compare(name, table)


if __name__ == "__main__":
    main()
