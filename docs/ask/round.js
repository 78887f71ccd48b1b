// A moderation round: the mark sheet, the sample, what to type, and when the work may be destroyed.
import { ask } from "./rules.js";
import { aboutLine, calendar, labelOf, seriesOfNow } from "./dates.js";
import { button, byId, dayInWords, field, folded, inWords, make, offer, show, showProblems, today } from "./elements.js";
import { TablePlace } from "./files.js";
import { missingForm, yesOrNo } from "./missing.js";

const BLOCK = 20; // marks are typed in blocks of twenty
const COLUMNS = [
  ["candidate", "Candidate", true, ["candidate", "candidate number", "cand no", "number", "upn", "id"]],
  ["mark", "Mark", true, ["mark", "marks", "score", "total"]],
];
const HEADINGS = COLUMNS[0][3];
const LISTS = { requested: "Sample that Pearson asked for", entered: "Everyone who was entered", absent: "Everyone who was absent" };
const REHEARSAL = "btec-rules"; // the seed of a sample that nobody asked for

let lists;
let place;
let told = {}; // what was asked for next to an answer

export function startRound(given) {
  lists = given;
  place = new TablePlace("round", COLUMNS);
  const subjects = byId("round-subject");
  offer(subjects, lists.subjects.map((one) => [one.title, one.title]), "Enterprise");
  offer(byId("round-series"), lists.series.map((one) => [one.code, one.label]), seriesOfNow());
  byId("round-on").value = today();
  const offerComponents = () => offer(byId("round-component"), subject().internal.map((one) => [String(one), String(one)]));
  subjects.addEventListener("change", offerComponents);
  offerComponents();
  byId("round-form").addEventListener("submit", (event) => {
    event.preventDefault();
    told = {};
    answer();
  });
}

const subject = () => lists.subjects.find((one) => one.title === byId("round-subject").value);

// The candidates of a list, without its heading; null where there is none.
function listOf(id) {
  const found = byId(id).value.split(/[\n,;\t]/).map((one) => one.trim()).filter(Boolean);
  if (HEADINGS.includes(found[0]?.toLowerCase())) found.shift();
  return found.length ? found : null;
}

async function answer() {
  const area = byId("round-answer");
  await place.settled();
  const problems = place.problems("the mark sheet");
  const maximum = byId("round-maximum").value.trim();
  if (!/^\d{1,9}$/.test(maximum)) problems.push("Enter the highest mark of the component, a whole number.");
  if (problems.length) {
    showProblems(area, problems);
    return;
  }
  const { rows, columns } = place.chosen();
  const [sheet] = await ask(["mark_sheet.parse", { rows, columns, maximum: Number(maximum) }]);
  const faults = sheet.faults ?? sheet.answer.faults;
  if (faults.length) {
    const after = make("p", {}, "Row 1 is the first row after the headings. Correct the rows in the box above, then check again.");
    showProblems(area, faults.map((fault) => inWords(fault, whereOf(fault, rows, columns))), after);
    return;
  }
  await judge(area, sheet.answer.entries, Number(maximum));
}

// A list by its label.
function nameOf(fault) {
  const name = fault.name.replace(/^facts\./, "");
  return LISTS[name.match(/^\w+/)?.[0]] ?? name;
}

// A row by its number, with what is in it.
function whereOf(fault, rows, columns) {
  const row = rows[Number(fault.name.match(/^row (\d+)/)?.[1]) - 1];
  return row ? `${fault.name} (${[row[columns.candidate], row[columns.mark]].map((one) => one || "blank").join(", ")})` : fault.name;
}

async function judge(area, entries, maximum) {
  const marks = Object.fromEntries(entries);
  const series = byId("round-series").value;
  const received = byId("round-received").value;
  const shared = { subject: subject().title, series };
  const requested = listOf("round-requested");
  const recorded = told.recorded ?? null;
  const sample = requested
    ? ["sampling.review", { ...shared, requested, marks, recorded, expected: told.expected ?? null, whole_request: told.whole_request ?? null }]
    : ["sampling.draw", { ...shared, marks, recorded, seed: REHEARSAL }];
  const days = calendar(byId("round-on").value);
  const entered = listOf("round-entered");
  const [sheet, picked, due, advised, disposal] = await ask(
    ["mark_sheet.check", { entered: entered ?? Object.keys(marks), marks, maximum, absent: listOf("round-absent") }],
    sample,
    ["moderation.submission_deadline", { series }],
    ["moderation.advised_submission_date", { series }],
    ["retention.check_disposal", { certificates_received: received ? [received] : null, series, calendar: days, ...told.retention }],
  );
  const faults = [sheet, picked, due, advised, disposal].flatMap((one) => one.faults ?? []);
  if (faults.length) {
    showProblems(area, faults.map((fault) => inWords(fault, nameOf(fault))));
    return;
  }
  const again = () => judge(area, entries, maximum);
  const more = (missing) => missingForm(missing, again, { fixes: fixes(), series });
  const final = picked.answer.final ?? picked.answer.members;
  show(
    area,
    "Answer",
    aboutLine(byId("round-on").value, subject().title, `component ${byId("round-component").value}`, labelOf(series)),
    make("p", {}, `Marks and sample are due by ${dayInWords(due.answer)}.${advised.answer === due.answer ? "" : ` That is a weekend: be done by ${dayInWords(advised.answer)}.`} (MOD-4, p. 14)`),
    part(entered ? "Is the mark sheet complete?" : "Are the marks in order?", entered ? null : "You gave no list of entries, so we could not check for missing students.", sheet.html, more(sheet.missing)),
    part(isChanged(picked.answer) ? "Is the sample right, once it is changed as below?" : "Is the sample right?", requested ? null : "You gave no sample, so this one was drawn here. It only shows what a sample looks like, except in a subject where the centre picks.", picked.html, more(picked.missing)),
    changes(picked.answer),
    part("May the work be destroyed?", null, disposal.html, more(disposal.missing)),
    blocks("What to type for the sample", entries.filter(([candidate]) => final.includes(candidate))),
    blocks("What to type: the whole sheet", entries),
    make("p", { class: "tools" }, button("Print this answer", () => window.print())),
  );
}

function part(title, note, html, missing) {
  return make("section", {}, make("h3", {}, title), note ? make("p", {}, note) : "", folded(html, ["failed", "unknown", "consequence", "advice"], "What was checked"), missing);
}

const isChanged = ({ added = [], replaced = [] }) => replaced.length > 0 || added.some((one) => one.candidate);

function changes(sample) {
  if (!isChanged(sample)) return null;
  const { added = [], replaced = [] } = sample;
  const swaps = replaced.map((one) => make("li", {}, one.by ? `Replace ${one.absent} with ${one.by}.` : `Replace ${one.absent}: nobody is left.`));
  const more = added.filter((one) => one.candidate).map((one) => make("li", {}, `Add ${one.candidate}.`));
  return make("section", {}, make("h3", {}, "What to change in the sample"), make("ul", {}, ...swaps, ...more));
}

// Candidates and marks in order, in blocks as they are typed.
function blocks(title, entries) {
  const ordered = [...entries].sort(([one], [other]) => one.localeCompare(other, "en", { numeric: true }));
  const tables = [];
  for (let start = 0; start < ordered.length; start += BLOCK) {
    const block = ordered.slice(start, start + BLOCK);
    const head = make("tr", {}, make("th", { scope: "col" }, "Candidate"), make("th", { scope: "col" }, "Mark"));
    const lines = block.map(([candidate, mark]) => make("tr", {}, make("th", { scope: "row" }, candidate), make("td", {}, String(mark))));
    tables.push(make("table", {}, make("caption", {}, `Block ${tables.length + 1}: ${block.length} candidates`), make("thead", {}, head), make("tbody", {}, ...lines)));
  }
  return make("section", {}, make("h3", {}, title), make("p", {}, `${ordered.length} candidates, in blocks of ${BLOCK}. X means absent.`), make("div", { class: "blocks" }, ...tables));
}

// What can be told next to the answer, besides key dates.
function fixes() {
  const retention = (name, question) => () => yesOrNo(question, (yes) => (told.retention = { ...told.retention, [name]: yes }));
  const day = (id, label) => () => {
    const input = make("input", { type: "date" });
    return [field(label, input), () => input.value && (byId(id).value = input.value)];
  };
  return {
    whole_request: () => yesOrNo("Is the sample that you gave everyone whom Pearson ticked?", (yes) => (told.whole_request = yes)),
    expected: ({ absent }) => {
      const input = make("input", { inputmode: "numeric", size: "4", autocomplete: "off" });
      const apply = () => /^\d{1,9}$/.test(input.value.trim()) && (told.expected = { ...told.expected, [absent]: Number(input.value) });
      return [field(`Which mark did you expect of ${absent}, who was absent?`, input), apply];
    },
    recorded: () => {
      const box = make("textarea", { rows: "4" });
      const apply = () => box.value.trim() && (told.recorded = box.value.split(/[\s,;]+/).filter(Boolean));
      return [field("Who is recorded on video? One candidate on each line.", box), apply];
    },
    on: day("round-on", "Day that you ask about"),
    certificates_received: day("round-received", "Day on which certificates came"),
    on_programme: retention("on_programme", "Is a student of this work still on the programme?"),
    appeal_open: retention("appeal_open", "Is an appeal open?"),
    certification_problem: retention("certification_problem", "Is there a problem with certification?"),
  };
}
