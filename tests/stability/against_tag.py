"""Has anything that is public been taken away since the last tag, that the version doesn't own up to?

    python tests/stability/against_tag.py

Signatures and members are compared by griffe (group ``check``); names, members of enums and codes by what
``tests/golden/names.txt`` said then and says now. Where there is no tag it says so, and is content.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import griffe

ROOT = Path(__file__).parents[2]
NAMES = "tests/golden/names.txt"
WITH_AN_EXTRA = {"interop", "strategies", "frames", "plots"}
"""Public modules that no ``__all__`` names, as the core never loads them."""


def git(root: Path, *words: str) -> str:
    """Ask git; an empty text where it has no answer."""
    command = ["git", "-C", str(root), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def may_break(tag: str, version: str) -> bool:
    """Whether a version may take something away from what *tag* had: a new major one may, and a new 0.x."""
    old, new = (tuple(map(int, re.findall(r"\d+", one)[:2])) for one in (tag, version))
    return new[0] > old[0] or (old[0] == new[0] == 0 and new > old)


def taken_away(root: Path, tag: str) -> Iterator[str]:
    """Say what code that was written for *tag* would not find any more."""
    before = griffe.load_git("btec_rules", ref=tag, repo=root, search_paths=["src"], resolve_aliases=True)
    now = griffe.load("btec_rules", search_paths=[root / "src"], resolve_aliases=True)
    for package in (before, now):
        _hide_what_is_not_offered(package)
    for breakage in griffe.find_breaking_changes(before, now):
        yield breakage.explain(griffe.ExplanationStyle.ONE_LINE)
    yield from sorted(
        written_down(git(root, "show", f"{tag}:{NAMES}")) - written_down((root / NAMES).read_text("utf-8"))
    )


def _hide_what_is_not_offered(module: griffe.Object | griffe.Alias) -> None:
    for name, member in module.members.items():
        member.public = name in (module.exports or ()) or name in WITH_AN_EXTRA or not module.is_module
        if not member.is_alias and member.is_module:
            _hide_what_is_not_offered(member)


def written_down(names: str) -> set[str]:
    """Give the names, the members of enums, and the codes with outcomes and parameters, one by one."""
    found: set[str] = set()
    module = owner = ""
    for line in names.partition("[texts]")[0].splitlines():
        word = re.split(r"\W", line.removeprefix("class ").removeprefix("error ").removeprefix("enum "))[0]
        if line.startswith("["):
            module = line.strip("[]")
        elif module == "codes":
            code, rule, *_ = line.split(" ") if line else ("", "")
            for outcome, params in re.findall(r"(\w+)\((.*?)\)", line):
                found |= {f"{code} {rule} {outcome} {one.strip('?')}" for one in ["", *params.split(", ")]}
        elif re.match(r"    [A-Z_]+ = ", line):
            found.add(f"{owner}: {line.strip()}")
        elif word:
            owner = f"{module}.{word}"
            found.add(owner)
    return found


def main(root: Path) -> str | None:
    """Compare, say what was found, and give the complaint if there is one."""
    tag = git(root, "describe", "--tags", "--abbrev=0").strip()
    if not tag:
        print("no tag to compare with")
        return None
    found = list(taken_away(root, tag))
    print(*found, f"{len(found)} things of {tag} are gone or different", sep="\n")
    source = (root / "src" / "btec_rules" / "__init__.py").read_text("utf-8")
    version = re.findall(r'^__version__ = "(.*)"', source, re.MULTILINE)[0]
    return f"{version} must not take away from {tag}" if found and not may_break(tag, version) else None


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else ROOT))
