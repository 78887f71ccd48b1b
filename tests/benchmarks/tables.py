"""Records as tables, for the benchmarks that ask about both."""

from collections.abc import Mapping

import polars as pl

from btec_rules import LearnerRecord

__all__ = ("table_of",)


def table_of(records: Mapping[str, LearnerRecord]) -> pl.DataFrame:
    """Write records as a table, one row a sitting."""
    rows = [
        (name, record.subject.title, one.component, one.series.code, one.ums, one.status.value, one.series in claimed)
        for name, record in records.items()
        for claimed in [record.claimed or ()]
        for one in record.sittings
    ]
    names = ["learner", "subject", "component", "series", "ums", "status", "claimed"]
    return pl.DataFrame(rows, schema=names, orient="row", infer_schema_length=None).with_columns(
        pl.col("claimed").replace_strict({True: "yes", False: "no"}, return_dtype=pl.String)
    )
