// Hold an implementation in JavaScript against the conformance kit.
//
//     node tests/conformance/run.js 1 2 3
//
// asks the questions of levels 1, 2 and 3 (of all levels, where none is named) of `answer` in btec_rules.js, prints those
// that it answers otherwise, and ends with exit code 1 where there are any. Options: --first shows the first one of each
// function only.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { isDeepStrictEqual } = require("node:util");
const { answer } = require("./btec_rules.js");

const KIT = path.join(__dirname, "..", "..", "docs", "conformance");

function levels(wanted) {
  const files = fs.readdirSync(KIT).filter((name) => /^[0-9]+-.*\.json$/.test(name)).sort();
  const read = files.map((name) => JSON.parse(fs.readFileSync(path.join(KIT, name), "utf8")));
  return read.filter((level) => wanted.length === 0 || wanted.includes(String(level.level)));
}

// What the implementation answers, as JSON would carry it: objects without a prototype of their own, no undefined.
function answered({ ask, facts }) {
  try {
    const found = answer(ask, structuredClone(facts));
    return found === undefined ? "no answer" : JSON.parse(JSON.stringify(found));
  } catch (error) {
    return `${error.stack}`.split("\n").slice(0, 3).join(" ");
  }
}

// What is compared of it: the findings of a ruling may stand in any order.
function compared(value) {
  if (Array.isArray(value)) return value.map(compared);
  if (value === null || typeof value !== "object") return value;
  const parts = Object.entries(value).map(([name, one]) => [name, compared(one)]);
  const found = Object.fromEntries(parts.sort(([one], [other]) => (one < other ? -1 : 1)));
  if (found.verdict && found.findings) found.findings = found.findings.map((one) => JSON.stringify(one)).sort();
  return found;
}

function main(words) {
  const onlyFirst = words.includes("--first");
  let wrong = 0;
  for (const level of levels(words.filter((word) => !word.startsWith("--")))) {
    const seen = new Set();
    let wrongHere = 0;
    for (const question of level.questions) {
      const found = answered(question);
      if (isDeepStrictEqual(compared(found), compared(question.answer))) continue;
      wrongHere += 1;
      if (onlyFirst && seen.has(question.ask)) continue;
      seen.add(question.ask);
      console.log(`${question.ask}: ${question.name} (${question.source})`);
      console.log(`  facts  ${JSON.stringify(question.facts)}`);
      console.log(`  wanted ${JSON.stringify(question.answer)}`);
      console.log(`  found  ${JSON.stringify(found)}`);
    }
    console.log(`level ${level.level}: ${level.questions.length} questions, ${wrongHere} answered otherwise`);
    wrong += wrongHere;
  }
  return wrong === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
