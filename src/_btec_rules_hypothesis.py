"""What Hypothesis loads in every project of an environment in which btec-rules is installed.

It registers the library's strategies (see ``btec_rules.strategies``) where, and as soon as, ``btec_rules`` is imported.
A project that never imports it pays for this file and nothing else. Whatever goes wrong with the strategies reaches
nobody from here: it shows where ``btec_rules.strategies`` is imported.

It stands outside the package, because importing anything from within a package imports the package.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType

__all__ = ("register_when_imported",)

_PACKAGE = "btec_rules"


def register_when_imported() -> None:
    """Register the strategies now where the library is imported already, or else once it is."""
    if _PACKAGE in sys.modules:
        _register()
    elif not any(isinstance(one, _Watch) for one in sys.meta_path):
        sys.meta_path.insert(0, _Watch())


def _register() -> None:
    with contextlib.suppress(Exception):
        import btec_rules.strategies  # noqa: F401, PLC0415 - it registers them as it is imported


class _Watch:
    """A finder of modules that finds none but the library, once, through all the others."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find the library, and have the strategies registered when it has been imported."""
        del path, target
        if name != _PACKAGE:
            return None
        with contextlib.suppress(Exception):
            sys.meta_path.remove(self)
            spec = find_spec(name)
            if spec is not None and spec.loader is not None:
                execute = spec.loader.exec_module

                def execute_and_register(module: ModuleType) -> None:
                    execute(module)
                    _register()

                spec.loader.exec_module = execute_and_register  # type: ignore[method-assign]
            return spec
        return None  # the finders behind it look once more, and say what is wrong
