// A cohort: a table from a school's system, each heading given its meaning, and who is at risk.
import { askCohort } from "./rules.js";
import { aboutLine, calendar, labelOf } from "./dates.js";
import { button, byId, field, headed, inWords, listed, make, offer, show, showProblems, today } from "./elements.js";
import { TablePlace } from "./files.js";
import { missingForm } from "./missing.js";
import { asCsv, save, saveTaskDays } from "./saving.js";

const COLUMNS = [
  ["learner", "Student", true, ["learner", "upn", "uln", "student", "pupil", "candidate", "pupil id", "student id", "candidate number", "candidate no", "name", "id"]],
  ["component", "Component", true, ["component", "unit", "entry code", "option code", "comp"]],
  ["series", "Series", true, ["series", "season", "sat in", "exam series", "session"]],
  ["ums", "UMS", false, ["ums", "uniform mark", "result", "points"]],
  ["status", "Sat, entered or absent", false, ["status"]],
  ["claimed", "Certificate claimed (cashed in) in this series, yes or no", false, ["claimed", "cashed in", "cash in", "cash in code", "claim", "award claimed", "certificate claimed"]],
  ["subject", "Subject, if each row says it", false, ["subject", "qualification"]],
  ["psa", "Series of the set assignment", false, ["psa", "set assignment"]],
];
const MEANINGS = [
  ["certificate held", "It was claimed, and its results are out."],
  ["claimed, waiting for results", "Everything was sat. The results are still to come."],
  ["on course", "Everything is entered and claimed."],
  ["under way", "Entries and claims are still to make. No closing date that we know has passed."],
  ["at risk", "There will be no certificate as things stand. What may still put it right is listed; it can be late, cost a fee, or depend on somebody else."],
  ["no way left", "The rules leave no way to a certificate in the series that you chose as the last, or before it."],
  ["unclear", "It depends on something that the table does not say, or says wrongly."],
  ["data errors", "Some rows could not be used."],
];
const IN_ROWS = ""; // the subject, where each row says it

let place;
let claimedByNobody = false;
let meaningsOpen = false;

export function startCohort(lists) {
  place = new TablePlace("cohort", COLUMNS);
  offer(byId("cohort-subject"), [...lists.subjects.map((one) => [one.title, one.title]), [IN_ROWS, "Each row says it"]], "Enterprise");
  offer(byId("cohort-until"), [["", "Not known"], ...lists.series.map((one) => [one.code, one.label])], "");
  byId("cohort-on").value = today();
  byId("cohort-text").addEventListener("input", () => (claimedByNobody = false));
  byId("cohort-form").addEventListener("submit", (event) => {
    event.preventDefault();
    answer();
  });
}

function factsOf() {
  const { columns, rows } = place.chosen();
  const subject = byId("cohort-subject").value;
  if (subject !== IN_ROWS) delete columns.subject;
  if (claimedByNobody && !columns.claimed) {
    columns.claimed = "Certificate claimed";
    for (const row of rows) row[columns.claimed] = "no";
  }
  const codes = byId("cohort-awards").value.split(",").map((one) => one.trim()).filter(Boolean);
  return {
    rows,
    columns,
    award_codes: codes,
    subject: subject || null,
    until: byId("cohort-until").value || null,
    calendar: calendar(byId("cohort-on").value),
  };
}

async function answer() {
  const area = byId("cohort-answer");
  await place.settled();
  const problems = place.problems("a table");
  if (!problems.length && byId("cohort-subject").value === IN_ROWS && !place.selects.subject.value) problems.push("Choose the column for “Subject”, or choose the subject of all rows.");
  if (problems.length) {
    showProblems(area, problems);
    return;
  }
  const told = await askCohort(factsOf());
  if (told.faults) {
    showProblems(area, told.faults.map((fault) => inWords(fault)));
    return;
  }
  const claimed = () => {
    const select = offer(make("select", {}), [["", "Choose"], ["nobody", "Nobody has claimed a certificate yet"]]);
    return [field("Which certificates were claimed? If somebody has claimed one, choose the column that says so, above.", select), () => (claimedByNobody = select.value === "nobody")];
  };
  const tools = make(
    "p",
    { class: "tools" },
    button("Save the to-do list (CSV)", () => saveTasks(told.tasks)),
    button("Save the dates for a calendar (.ics)", () => saveTaskDays("btec-dates.ics", told.tasks)),
    button("Print", () => window.print()),
  );
  const words = MEANINGS.map(([word, meaning]) => make("li", {}, make("strong", {}, word), `: ${meaning}`));
  const meanings = make("details", { open: meaningsOpen, ontoggle: () => (meaningsOpen = meanings.open) }, make("summary", {}, "What the words mean"), make("ul", {}, ...words));
  const rows = told.rowFaults.map((fault) => make("li", {}, inWords(fault)));
  const nameless = rows.length ? make("div", { class: "problems" }, make("p", {}, "These rows could not be used, as they name no student:"), make("ul", {}, ...rows)) : null;
  const [title, report] = headed(told.html);
  foldCalm(report);
  const about = aboutLine(byId("cohort-on").value, byId("cohort-subject").value || "All subjects", untilLine());
  show(area, title, about, nameless, withoutCertificate(told.without), missingForm(told.missing, answer, { fixes: { claimed } }), tools, meanings, report);
}

const untilLine = () => (byId("cohort-until").value ? `up to ${labelOf(byId("cohort-until").value)}` : "last series not known");

const CALM = ["on-course", "awaiting-results", "certificated"];

// Fold away those with whom nothing is wrong: they are many, and what is to do for them is the same for all.
function foldCalm(report) {
  const calm = [...report.querySelectorAll(".learner")].filter((one) => CALM.includes(one.dataset.standing));
  if (!calm.length) return;
  const folded = make("details", { class: "calm-ones" }, make("summary", {}, `Show ${calm.length} more, with nothing wrong and something to do or to know`));
  calm[0].before(folded);
  folded.append(...calm);
}

// Who gets no certificate as things stand, and why: those with the same reasons together.
function withoutCertificate(groups) {
  const until = byId("cohort-until").value;
  const by = until ? ` by ${labelOf(until)}` : "";
  const titles = [
    ["none", `No certificate${by} as things stand`],
    ["perhaps", `Perhaps no certificate${by}`],
    ["unless", `No certificate${by} unless this is done`],
  ];
  const parts = titles.map(([how, title]) => {
    const told = groups.filter((one) => one.how === how);
    if (!told.length) return null;
    const count = told.reduce((sum, one) => sum + one.learners.length, 0);
    const items = told.map(({ learners, reasons }) => make("li", {}, make("strong", {}, listed(learners)), make("ul", {}, ...reasons.map((one) => make("li", {}, one)))));
    return make("section", { class: "without", "data-how": how }, make("h3", {}, `${title}: ${count}`), make("ul", {}, ...items));
  });
  return make("div", {}, ...parts);
}

function saveTasks(tasks) {
  const rows = tasks.map((one) => [one.learner ?? "Everyone", one.standing, one.task, one.due, one.why, one.rule]);
  save("btec-to-do.csv", "text/csv", asCsv(["Student", "Where they stand", "To do", "By", "Why", "Rule"], rows));
}
