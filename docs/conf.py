"""How the site is built: ``python -m sphinx -W -b html docs docs/_build/html``, without a network.

Where ``python3 docs/ask/build.py docs/_build/ask.html`` ran before, the site has the page that answers in a browser.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.directives.code import CodeBlock
from sphinx.environment import BuildEnvironment
from sphinx.ext.napoleon import Config, GoogleDocstring
from sphinx.util.docstrings import prepare_docstring

import btec_rules

project = "btec-rules"
author = "the authors of btec-rules"
release = version = btec_rules.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build", "package.md"]  # package.md is what a package index shows
nitpicky = True
nitpick_ignore_regex = [(r"py:.*", r"(?!btec_rules).*")]  # names of other libraries

myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 3

default_role = "py:obj"
python_use_unqualified_type_names = True
add_module_names = False
autodoc_typehints_format = "short"

GOOGLE = Config(napoleon_custom_sections=["Source"])

html_theme = "furo"
html_title = "btec-rules"
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
ASK = Path(__file__).parent / "_build" / "ask.html"
html_extra_path = [str(ASK)] if ASK.exists() else []
html_static_path = ["_static"]
html_css_files = ["wrap.css"]


class CodeCell(CodeBlock):
    """A cell of a notebook that is kept as text: shown as code here, run by the tests of the notebooks."""

    option_spec: ClassVar = {**CodeBlock.option_spec, "tags": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Show the cell."""
        self.arguments = ["python"]
        return super().run()


def find_by_last_name(
    _app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.TextElement
) -> nodes.reference | None:
    """Find what a docstring names without its module, or by the name under which it is imported."""
    domain = env.domains.python_domain
    name = node.get("reftarget", "").rpartition(".")[2]
    found = [full for full in domain.objects if full.rpartition(".")[2] == name]
    if node.get("refdomain") != "py" or len(found) != 1:
        return None
    return domain.resolve_xref(env, node["refdoc"], _app.builder, "obj", found[0], node, content)


def show_members_of_enums(_app: Sphinx, _what: str, _name: str, member: object, *_rest: object) -> bool | None:
    """Show an enum's choices, described or not."""
    return False if isinstance(member, Enum) else None


def read_docstring(app: Sphinx, what: str, name: str, thing: object, options: object, lines: list[str]) -> None:
    """Read docstrings in Google's form; those of fields and constants are plain text, and never their class's.

    Napoleon as an extension would take "Yes: every condition holds" for a type and a description.
    """
    if what not in {"attribute", "data", "property"}:
        lines[:] = GoogleDocstring(lines, GOOGLE, app, what, name, thing, options).lines()
    elif what == "data" and lines == prepare_docstring(type(thing).__doc__ or ""):
        lines.clear()


def name_defaults(*given: object) -> tuple[str, object] | None:
    """Show a long default by its name in the source."""
    *_, signature, returns = given
    if not isinstance(signature, str):
        return None
    return signature.replace("<Edition 2025-26>", "EDITION_2025_26"), returns


def setup(app: Sphinx) -> None:
    """Add what Sphinx does not have."""
    if ASK.exists():
        app.tags.add("ask")
    app.add_directive("code-cell", CodeCell)
    app.connect("autodoc-process-docstring", read_docstring)
    app.connect("autodoc-process-signature", name_defaults)
    app.connect("autodoc-skip-member", show_members_of_enums)
    app.connect("missing-reference", find_by_last_name)
