"""How much of the tests on Spark a run takes, as each call there takes seconds: all of them with ``all`` of the spaces."""

import pytest
from spaces import SHARE


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests on Spark that are not marked for every run, unless every case is asked for."""
    if SHARE == "all":
        return
    left_out = [one for one in items if "spark" in one.name and not one.get_closest_marker("always_on_spark")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]
