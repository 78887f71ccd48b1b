// A moderation round: the mark sheet, the sample, what to type, and when the work may be destroyed.
import { ask, readTable } from "./rules.js";
import { aboutLine, calendar, cite, labelOf } from "./dates.js";
import { button, byId, dayInWords, field, folded, inWords, listed, make, offer, show, showProblems, today } from "./elements.js";
import { TablePlace, plain, textOf } from "./files.js";
import { asCsv, save } from "./saving.js";
import { missingForm, yesOrNo } from "./missing.js";

const BLOCK = 20; // marks are typed in blocks of twenty
const COLUMNS = [
  ["candidate", "Candidate", true, ["candidate", "candidate number", "candidate no", "cand no", "number", "upn", "id"]],
  ["mark", "Mark", true, ["mark", "marks", "score", "total"]],
];
const isHeading = (text) => COLUMNS[0][3].includes(plain(text));
const LISTS = { requested: "Sample that Pearson asked for", entered: "Everyone who was entered", absent: "Everyone who was absent" };
const SEED = "btec-rules"; // of a sample that the centre picks

const WHOLE = "Is the sample that you gave everyone whom Pearson ticked?";
const RETENTION = {
  on_programme: "Is a student of this work still on the programme (the course)?",
  appeal_open: "Is an appeal open?",
  certification_problem: "Is there a problem with certification?",
};

let lists;
let place;
let told = {}; // what was asked for next to an answer

export function startRound(given) {
  lists = given;
  place = new TablePlace("round", COLUMNS);
  const subjects = byId("round-subject");
  offer(subjects, lists.subjects.map((one) => [one.title, one.title]), "Enterprise");
  offer(byId("round-series"), [["", "Choose"], ...lists.series.map((one) => [one.code, one.label])], "");
  byId("round-on").value = today();
  const offerComponents = () => offer(byId("round-component"), subject().internal.map((one) => [String(one), String(one)]));
  subjects.addEventListener("change", offerComponents);
  offerComponents();
  for (const id of ["round-subject", "round-component", "round-series"]) byId(id).addEventListener("change", () => (told = {}));
  byId("round-requested").addEventListener("input", () => delete told.whole_request);
  byId("round-requested-file").addEventListener("change", takeRequest);
  byId("round-form").addEventListener("submit", (event) => {
    event.preventDefault();
    answer();
  });
}

const subject = () => lists.subjects.find((one) => one.title === byId("round-subject").value);

// The candidates of a list, without its heading; null where there is none.
function listOf(id) {
  const found = byId(id).value.split(/[\n,;\t]/).map((one) => one.trim()).filter(Boolean);
  if (found.length && isHeading(found[0])) found.shift();
  return found.length ? found : null;
}

// The candidates of a file: those under their heading, or else its first column.
async function takeRequest(event) {
  const [file] = event.target.files;
  if (!file) return;
  const box = byId("round-requested");
  try {
    const { headings, rows } = await readTable(await textOf(file));
    const heading = headings.find(isHeading);
    const first = headings[0];
    box.value = (heading ? rows.map((row) => row[heading]) : [first, ...rows.map((row) => row[first])]).join("\n");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  } catch (error) {
    showProblems(byId("round-answer"), [error.message]);
  }
}

async function answer() {
  const area = byId("round-answer");
  await place.settled();
  const problems = place.problems("the mark sheet");
  const maximum = byId("round-maximum").value.trim();
  if (!byId("round-series").value) problems.push("Choose the series.");
  if (!/^\d{1,9}$/.test(maximum)) problems.push("Enter the highest mark of the component, a whole number.");
  if (problems.length) {
    showProblems(area, problems);
    return;
  }
  const { rows, columns } = place.chosen();
  const [sheet] = await ask(["mark_sheet.parse", { rows, columns, maximum: Number(maximum) }]);
  const faults = sheet.faults ?? sheet.answer.faults;
  if (faults.length) {
    const after = make("p", {}, "Row 1 is the first row after the headings. Correct the rows in the box “Or paste the sheet”, then check again.");
    const numbers = [...new Set(faults.map((fault) => rowOf(fault)).filter(Boolean))];
    const jumps = numbers.map((number) => button(`Go to row ${number}`, () => place.select(number)));
    showProblems(area, faults.map((fault) => inWords(fault, whereOf(fault, rows, columns))), after, make("p", { class: "tools" }, ...jumps));
    return;
  }
  await judge(area, sheet.answer.entries, Number(maximum));
}

// A list by its label.
function nameOf(fault) {
  const name = fault.name.replace(/^facts\./, "");
  return LISTS[name.match(/^\w+/)?.[0]] ?? name;
}

const rowOf = (fault) => Number(fault.name.match(/^row (\d+)/)?.[1]);

// A row by its number, with what is in it.
function whereOf(fault, rows, columns) {
  const row = rows[rowOf(fault) - 1];
  return row ? `${fault.name} (${[row[columns.candidate], row[columns.mark]].map((one) => one || "blank").join(", ")})` : fault.name;
}

async function judge(area, entries, maximum) {
  const marks = Object.fromEntries(entries);
  const series = byId("round-series").value;
  const received = byId("round-received").value;
  const shared = { subject: subject().title, series };
  const requested = listOf("round-requested");
  const recorded = told.recorded ?? null;
  const picks = subject().sample_chosen_by === "centre";
  const sample = requested
    ? ["sampling.review", { ...shared, requested, marks, recorded, expected: told.expected ?? null, whole_request: told.whole_request ?? null }]
    : ["sampling.draw", { ...shared, marks, recorded, seed: SEED }];
  const days = calendar(byId("round-on").value);
  const entered = listOf("round-entered");
  const [sheet, picked, due, advised, disposal, first] = await ask(
    ["mark_sheet.check", { entered: entered ?? Object.keys(marks), marks, maximum, absent: listOf("round-absent") }],
    sample,
    ["moderation.submission_deadline", { series }],
    ["moderation.advised_submission_date", { series }],
    ["retention.check_disposal", { certificates_received: received ? [received] : null, series, calendar: days, ...told.retention }],
    ...(received ? [["retention.earliest_disposal", { certificates_received: received, series, calendar: days }]] : []),
  );
  const faults = [sheet, picked, due, advised, disposal].flatMap((one) => one.faults ?? []);
  if (faults.length) {
    showProblems(area, faults.map((fault) => inWords(fault, nameOf(fault))));
    return;
  }
  const again = () => judge(area, entries, maximum);
  const more = (missing) => missingForm(missing, again, { fixes: fixes(), series });
  const final = picked.answer.final ?? picked.answer.members;
  const proposed = (picked.answer.replaced ?? []).filter((one) => one.by && picked.missing.some(({ absent }) => absent === one.absent)).map((one) => one.by);
  show(
    area,
    "Answer",
    aboutLine(byId("round-on").value, subject().title, `component ${byId("round-component").value}`, labelOf(series)),
    make("p", {}, `Marks and sample are due by ${dayInWords(due.answer)}.${advised.answer === due.answer ? "" : ` That is a weekend: be done by ${dayInWords(advised.answer)}.`} ${cite("MOD-4")}`),
    part(entered ? "Is the mark sheet complete?" : "Are the marks in order?", entered ? null : "You gave no list of entries, so we could not check for missing students.", sheet.html, more(sheet.missing)),
    ...(requested || picks ? [] : [make("h3", {}, "Is the sample right?"), make("p", {}, `Pearson picks the sample in this subject ${cite("SAMP-1")}. Give the sample that Pearson asked for, above, to check it and to see what to type.`)]),
    ...(requested ? [part(isChanged(picked.answer) ? "Is the sample right, once it is changed as below?" : "Is the sample right?", null, picked.html, more(picked.missing)), changes(picked.answer, proposed)] : []),
    ...(!requested && picks ? [part("The sample", "The centre may pick in this subject. You gave no sample, so this one was drawn here.", picked.html, more(picked.missing))] : []),
    part("When may the work be destroyed?", firstDay(first?.answer), disposal.html, more(disposal.missing), `On ${dayInWords(byId("round-on").value || today())}: `),
    toldSoFar(again),
    requested || picks ? blocks("What to type for the sample", entries.filter(([candidate]) => final.includes(candidate)), proposed) : null,
    blocks("What to type: the whole sheet", entries),
    make("p", { class: "tools" }, button("Save the mark sheet (CSV)", () => save("marks.csv", "text/csv", asCsv(["Candidate", "Mark"], entries))), button("Print this answer", () => window.print())),
  );
}

function part(title, note, html, missing, when = "") {
  const found = folded(html, ["failed", "unknown", "consequence", "advice"], "What was checked");
  found.querySelector(".ruling > p")?.prepend(when);
  return make("section", {}, make("h3", {}, title), note ? make("p", {}, note) : "", found, missing);
}

function firstDay(day) {
  return day ? `The first day is ${dayInWords(day)} ${cite("KEEP-1")}, if no appeal or problem with certification is open ${cite("KEEP-4")} and no student of this work is still on the programme ${cite("KEEP-5")}.` : null;
}

// What was told next to an answer, so that it can be seen and taken back.
function toldSoFar(again) {
  const lines = [
    ...Object.entries(told.retention ?? {}).map(([name, yes]) => `${RETENTION[name]} ${yes ? "Yes" : "No"}`),
    ...("whole_request" in told ? [`${WHOLE} ${told.whole_request ? "Yes" : "No"}`] : []),
    ...Object.entries(told.expected ?? {}).map(([absent, mark]) => `Mark expected of ${absent}: ${mark}`),
    ...(told.recorded ? [`Recorded on video: ${listed(told.recorded)}`] : []),
  ];
  if (!lines.length) return null;
  const forget = () => {
    told = {};
    again();
  };
  return make("section", { class: "told" }, make("h3", {}, "What you told us next to an answer"), make("ul", {}, ...lines.map((one) => make("li", {}, one))), button("Take these back, and answer again", forget));
}

const isChanged = ({ added = [], replaced = [] }) => replaced.length > 0 || added.some((one) => one.candidate);

function changes(sample, proposed) {
  if (!isChanged(sample)) return null;
  const { added = [], replaced = [] } = sample;
  const swaps = replaced.map((one) => make("li", {}, one.by ? `Replace ${one.absent} with ${one.by}${proposed.includes(one.by) ? `: only a proposal, until you tell us which mark you expected of ${one.absent}` : ""}.` : `Replace ${one.absent}: nobody is left.`));
  const more = added.filter((one) => one.candidate).map((one) => make("li", {}, `Add ${one.candidate}.`));
  return make("section", {}, make("h3", {}, "What to change in the sample"), make("ul", {}, ...swaps, ...more));
}

// Candidates and marks in order, in blocks as they are typed.
function blocks(title, entries, proposed = []) {
  const ordered = [...entries].sort(([one], [other]) => one.localeCompare(other, "en", { numeric: true }));
  const tables = [];
  for (let start = 0; start < ordered.length; start += BLOCK) {
    const block = ordered.slice(start, start + BLOCK);
    const head = make("tr", {}, make("th", { scope: "col" }, "Candidate"), make("th", { scope: "col" }, "Mark"));
    const lines = block.map(([candidate, mark]) => make("tr", {}, make("th", { scope: "row" }, proposed.includes(candidate) ? `${candidate} (a proposal)` : candidate), make("td", {}, String(mark))));
    tables.push(make("table", {}, make("caption", {}, `Block ${tables.length + 1}: ${block.length} candidates`), make("thead", {}, head), make("tbody", {}, ...lines)));
  }
  return make("section", {}, make("h3", {}, title), make("p", {}, `${ordered.length} candidates in order of number, in blocks of ${BLOCK}. X means absent.`), make("div", { class: "blocks" }, ...tables));
}

// What can be told next to the answer, besides key dates.
function fixes() {
  const retention = (name) => () => yesOrNo(RETENTION[name], (yes) => (told.retention = { ...told.retention, [name]: yes }));
  const day = (id, label) => () => {
    const input = make("input", { type: "date" });
    return [field(label, input), () => input.value && (byId(id).value = input.value)];
  };
  return {
    whole_request: () => yesOrNo(WHOLE, (yes) => (told.whole_request = yes)),
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
    on_programme: retention("on_programme"),
    appeal_open: retention("appeal_open"),
    certification_problem: retention("certification_problem"),
  };
}
