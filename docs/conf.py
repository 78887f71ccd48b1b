"""How the site is built: ``python -m sphinx -W -b html docs docs/_build/html``, without a network.

Where ``python3 docs/ask/build.py docs/_build/ask.html`` ran before, the site has the page that answers in a browser.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

import jupytext
from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.ext.napoleon import Config, GoogleDocstring
from sphinx.util.docstrings import prepare_docstring

import btec_rules

project = "btec-rules"
author = "the authors of btec-rules"
release = version = btec_rules.__version__

extensions = ["myst_nb", "sphinx.ext.autodoc"]
exclude_patterns = ["_build", "package.md"]  # package.md is what a package index shows
nitpicky = True
nitpick_ignore = [("py:class", "btec_rules.guide.render.Catalogue")]  # a mapping: nobody makes one but by ENGLISH | {}
nitpick_ignore_regex = [(r"py:.*", r"(?!btec_rules).*")]  # names of other libraries

myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 3

nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_in_temp = True
nb_merge_streams = True

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
html_js_files = ["reach.js"]


SCRIPTS = Path(__file__).parent / "_build" / "scripts"


def is_notebook(text: str) -> bool:
    """Whether a page is a notebook that is kept as text."""
    return "kernelspec:" in text


def write_scripts(_app: Sphinx) -> None:
    """Write each notebook as a script too, to be downloaded."""
    SCRIPTS.mkdir(parents=True, exist_ok=True)
    for page in (Path(__file__).parent / "examples").glob("*.md"):
        if is_notebook(page.read_text("utf-8")):
            jupytext.write(jupytext.read(page), SCRIPTS / f"{page.stem}.py", fmt="py:percent")


def offer_downloads(_app: Sphinx, page: str, source: list[str]) -> None:
    """End a notebook's page with what can be downloaded; the notebook itself has no need of it."""
    if is_notebook(source[0]):
        name = page.rpartition("/")[2]
        notebook, script = (
            f"{{nb-download}}`notebook <{name}.ipynb>`",
            f"{{download}}`script </_build/scripts/{name}.py>`",
        )
        source[0] += f"\n\nDownload this page: {notebook}, {script}.\n"


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


def give_captions_a_level(_app: Sphinx, _page: str, _template: str, context: dict[str, object], _tree: object) -> None:
    """Say of which level the headings of the menu are: Sphinx calls them headings and no more."""
    menu = context.get("furo_navigation_tree")
    if isinstance(menu, str):
        context["furo_navigation_tree"] = menu.replace('role="heading"', 'role="heading" aria-level="2"')


def setup(app: Sphinx) -> None:
    """Add what Sphinx does not have."""
    app.connect("builder-inited", write_scripts)
    app.connect("source-read", offer_downloads)
    if ASK.exists():
        app.tags.add("ask")
    app.connect("autodoc-process-docstring", read_docstring)
    app.connect("autodoc-process-signature", name_defaults)
    app.connect("autodoc-skip-member", show_members_of_enums)
    app.connect("html-page-context", give_captions_a_level, priority=900)  # once the theme has made the menu
    app.connect("missing-reference", find_by_last_name)
