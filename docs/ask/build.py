"""Build the page: one HTML file that answers from a disk, without a network.

    python3 docs/ask/build.py ask.html

It needs npm, and a Python that has pip. Pyodide comes from npm and the wheels come from PyPI; nothing of them is kept
here. ``--cache FOLDER`` keeps them from one build to the next, ``--wheel FILE`` takes a wheel of the library that is
built already. Where a registry can't be reached, it says so, and the exit status is 3.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import hashlib
import importlib.util
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PYODIDE = "pyodide@314.0.7"
OUT_OF_REACH = 3
PATIENCE = 300
"""Seconds that a registry is given."""
SCRIPTS = (
    *("elements", "rules", "saving", "screens", "dates", "missing", "files", "picture"),
    *("learner", "cohort", "round", "main"),
)
"""The scripts of the page, each after those that it uses."""
SCREENS = ("learner", "cohort", "round", "dates")
"""Each has its form in an HTML file of its own, and a script."""
NOT_IMPORTED = re.compile(
    r"(?:ensurepip|idlelib|lib2to3|multiprocessing|pydoc_data|sqlite3|test|tkinter|turtle|unittest|venv|wsgiref|xmlrpc)\b"
    r"|tzdata/zoneinfo/(?!__init__|UTC)|btec_rules/(?:interop|schemas|strategies)|.*\.dist-info/(?!METADATA)"
)
POLICY = (
    "default-src 'none'; connect-src 'none'; script-src {scripts} 'wasm-unsafe-eval' blob:; worker-src blob:; "
    "style-src {styles}; img-src data:; form-action 'none'; base-uri 'none'"
)


def main() -> None:
    """Fetch, pack, write."""
    parser = argparse.ArgumentParser(description="Build the page that answers in a browser, as one HTML file.")
    parser.add_argument("out", type=Path, help="the file to write")
    parser.add_argument("--cache", type=Path, help="a folder that keeps Pyodide and the wheels for the next build")
    parser.add_argument("--wheel", type=Path, help="the wheel of btec-rules; without it, it is built")
    given = parser.parse_args()
    if importlib.util.find_spec("pip") is None:
        sys.exit("this Python has no pip: use one that has")
    with tempfile.TemporaryDirectory() as temporary:
        folder = (given.cache or Path(temporary)).resolve()
        pyodide = fetch_pyodide(folder)
        python = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["info"]["python"]
        wheel = given.wheel or build_wheel(Path(temporary))
        wheels = fetch_wheels(folder / "wheels", python)
        page = write(parts(pyodide, [wheel, *wheels]))
    given.out.write_text(page, "utf-8", newline="\n")
    print(f"{given.out}: {len(page) / 1e6:.1f} MB")


# --- fetching ---------------------------------------------------------------------------------------------------------


def fetch_pyodide(folder: Path) -> Path:
    """Fetch Pyodide where it is not there yet."""
    pyodide = folder / "node_modules" / "pyodide"
    if not pyodide.is_dir():
        npm = shutil.which("npm")
        if npm is None:
            sys.exit("npm is needed: it comes with Node.js")
        quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1")
        reach(PYODIDE, npm, "install", "--prefix", str(folder), *quiet, PYODIDE)
    return pyodide


def fetch_wheels(folder: Path, python: str) -> list[Path]:
    """Fetch the libraries that the library needs, as pure wheels for the Python of Pyodide."""
    if not list(folder.glob("*.whl")):
        pure = ("--only-binary", ":all:", "--platform", "any", "--implementation", "py", "--abi", "none")
        pip = (sys.executable, "-m", "pip", "-q", "--disable-pip-version-check", "download")
        needs = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
        version = python.rpartition(".")[0]
        reach("the wheels", *pip, *pure, "--python-version", version, "-d", str(folder), *needs)
    return sorted(folder.glob("*.whl"))


def build_wheel(folder: Path) -> Path:
    """Build the wheel of the library."""
    reach("hatchling", sys.executable, "-m", "pip", "-q", "wheel", "--no-deps", "-w", str(folder), str(ROOT))
    return next(folder.glob("btec_rules-*.whl"))


def reach(what: str, *command: str) -> None:
    """Run a command that asks a registry, or give up."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
        failed = done.stderr[-1000:] if done.returncode else ""
    except subprocess.TimeoutExpired:
        failed = f"no answer in {PATIENCE} seconds"
    if failed:
        print(f"{what} can't be fetched, so the page was not built: {failed}", file=sys.stderr)
        sys.exit(OUT_OF_REACH)


# --- packing ----------------------------------------------------------------------------------------------------------


def parts(pyodide: Path, wheels: list[Path]) -> dict[str, bytes]:
    """Give what the worker needs: Pyodide, Python's own modules, and the library with what it needs and the glue."""
    lock = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))
    lock["packages"] = {}
    modules = {name: content for wheel in wheels for name, content in files_of(wheel)}
    modules["glue.py"] = (HERE / "glue.py").read_bytes()
    return {
        "loader": (pyodide / "pyodide.mjs").read_bytes(),
        "machine": (pyodide / "pyodide.asm.mjs").read_bytes(),
        "wasm": (pyodide / "pyodide.asm.wasm").read_bytes(),
        "lock": json.dumps(lock).encode(),
        "python": zipped(dict(files_of(pyodide / "python_stdlib.zip")), zipfile.ZIP_DEFLATED),
        "library": zipped(modules, zipfile.ZIP_STORED),
    }


def files_of(archive: Path) -> list[tuple[str, bytes]]:
    """Read the files of an archive that the page imports."""
    with zipfile.ZipFile(archive) as read:
        return [(name, read.read(name)) for name in read.namelist() if not NOT_IMPORTED.match(name)]


def zipped(files: dict[str, bytes], how: int) -> bytes:
    """Write an archive that is the same on every build."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", how) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name), files[name], how)
    return written.getvalue()


# --- writing ----------------------------------------------------------------------------------------------------------


def write(packed: dict[str, bytes]) -> str:
    """Write the page: its parts in the places that index.html names."""
    style = f"\n{(HERE / 'page.css').read_text('utf-8')}"
    script = "\n" + "\n".join(map(script_of, SCRIPTS))
    policy = POLICY.format(scripts=digest(script), styles=digest(style))
    data = [f'<script type="text/plain" data-part="{name}">{packed_text(one)}</script>' for name, one in packed.items()]
    worker = f'<script type="text/plain" id="worker">\n{(HERE / "worker.js").read_text("utf-8")}</script>'
    places = {
        "policy": f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        "style": f"<style>{style}</style>",
        "screens": "\n".join((HERE / f"{name}.html").read_text("utf-8") for name in SCREENS),
        "parts": "\n".join([*data, worker]),
        "script": f'<script type="module">{script}</script>',
    }
    page = (HERE / "index.html").read_text("utf-8")
    for name, content in places.items():
        before, found, after = page.partition(f"<!-- {name} -->")
        if not found:
            sys.exit(f"index.html has no place for {name}")
        page = before + content + after
    return page


def packed_text(content: bytes) -> str:
    """Write a part as text; the same on every build."""
    return base64.b64encode(gzip.compress(content, 9, mtime=0)).decode()


def script_of(name: str) -> str:
    """Give a script as a part of one big one, where modules can't be: a function that gives what it exports."""
    text = (HERE / f"{name}.js").read_text("utf-8")
    offered = re.findall(r"^export (?:async )?(?:const|function|class) (\w+)", text, re.MULTILINE)
    text = re.sub(r'^import (\{[^}]*\}) from "./(\w+).js";$', r"const \1 = \2;", text, flags=re.MULTILINE)
    text = re.sub(r"^export ", "", text, flags=re.MULTILINE)
    start = "(async () => {" if name == SCRIPTS[-1] else f"const {name} = (() => {{"
    return f"{start}\n{text}return {{ {', '.join(offered)} }};\n}})();\n"


def digest(text: str) -> str:
    """Name a script or a style in the policy, so that no other one runs."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


if __name__ == "__main__":
    main()
