// Ask every pinned question of tests/golden in Pyodide, and replay receipts that were made elsewhere:
// node answers.mjs <pyodide.mjs> <folder of wheels> <tests> <receipts>
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [loader, wheels, tests, receipts] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(resolve(loader)).href);
const pyodide = await loadPyodide();
for (const wheel of readdirSync(wheels)) {
  pyodide.unpackArchive(new Uint8Array(readFileSync(join(wheels, wheel))), "wheel");
}
pyodide.mountNodeFS("/tests", resolve(tests));
pyodide.globals.set("receipts", readFileSync(receipts, "utf-8"));
try {
  console.log(pyodide.runPython(`
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, "/tests")

from golden_reader import answer_of, load_golden
from receipts_run import replayed

pinned = load_golden()
wrong = [
    one["id"]
    for one in pinned
    if answer_of(one) != {key: fact for key, fact in one["answers"][-1].items() if key != "since"}
]
if wrong or not pinned:
    raise SystemExit(f"{len(wrong)} of {len(pinned)} answers differ: {wrong[:10]}")
told = replayed(receipts.splitlines())
if told["same"] != len(pinned):
    raise SystemExit(f"{told} of {len(pinned)} receipts")
f"{len(pinned)} answers and receipts the same in Python {sys.version.split()[0]} on {sys.platform}"
`));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
