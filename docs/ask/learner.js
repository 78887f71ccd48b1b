// One learner: where they stand, what to do, the ways on, and retakes.
import { ask } from "./rules.js";
import { aboutLine, calendar, cite, dayGiven, labelOf, seriesOfNow } from "./dates.js";
import { button, byId, field, folded, headed, inWords, listed, make, offer, show, showProblems, today } from "./elements.js";
import { missingForm } from "./missing.js";
import { pictureOf } from "./picture.js";

const WAYS_SHOWN = 3;
const ANSWERS = { allowed: "Yes", refused: "No", undecided: "Not decided" };
const VERDICTS = Object.keys(ANSWERS); // in the order in which they are told
const STATUSES = [["sat", "Sat"], ["planned", "Entered, not sat yet"], ["absent", "Absent"]];

let lists;

export function startLearner(given) {
  lists = given;
  offer(byId("learner-subject"), lists.subjects.map((one) => [one.title, one.title]), "Enterprise");
  offer(byId("learner-until"), [["", "Not known"], ...lists.series.map((one) => [one.code, one.label])], "");
  byId("learner-on").value = today();
  byId("learner-subject").addEventListener("change", () => rows().forEach(offerComponents));
  byId("learner-add").addEventListener("click", () => addSitting().querySelector("select").focus());
  byId("learner-form").addEventListener("submit", (event) => {
    event.preventDefault();
    answer();
  });
  byId("learner-form").addEventListener("change", offerClaims);
  addSitting();
}

// --- the form ---

const subject = () => lists.subjects.find((one) => one.title === byId("learner-subject").value);
const rows = () => [...byId("learner-sittings").children];
const part = (row, name) => row.querySelector(`[data-name="${name}"]`);

function addSitting() {
  const series = [["", "Choose"], ...lists.series.map((one) => [one.code, one.label])];
  const control = (name, made) => {
    made.dataset.name = name;
    return made;
  };
  const status = control("status", offer(make("select", {}), STATUSES));
  const ums = field("UMS", control("ums", make("input", { inputmode: "numeric", size: "4", autocomplete: "off" })));
  const row = make(
    "li",
    {},
    make(
      "fieldset",
      { class: "row" },
      make("legend", { class: "unseen" }),
      field("Component", control("component", make("select", {}))),
      field("Series", control("series", offer(make("select", {}), series))),
      field("What happened", status),
      ums,
      button("Remove", () => {
        row.remove();
        number();
        byId("learner-add").focus();
      }),
    ),
  );
  status.addEventListener("change", () => (ums.hidden = status.value !== "sat"));
  offerComponents(row);
  byId("learner-sittings").append(row);
  number();
  return row;
}

function number() {
  rows().forEach((row, place) => {
    row.querySelector("legend").textContent = `Line ${place + 1}`;
    row.querySelector("button").setAttribute("aria-label", `Remove line ${place + 1}`);
  });
  offerClaims();
}

function offerComponents(row) {
  const { internal, external } = subject();
  const all = [...internal, external].sort();
  offer(part(row, "component"), all.map((one) => [String(one), one === external ? `${one} (external)` : String(one)]));
}

const seriesOfLines = () => [...new Set(rows().map((row) => part(row, "series").value).filter(Boolean))].sort();

function offerClaims() {
  const place = byId("learner-claims");
  place.hidden = !byId("claimed-some").checked;
  const before = new Set([...place.querySelectorAll("input:checked")].map((one) => one.value));
  const series = seriesOfLines();
  const boxes = series.map((code) => {
    const box = make("input", { type: "checkbox", id: `claimed-${code}`, value: code, checked: before.has(code) });
    return make("p", { class: "choice" }, box, make("label", { for: box.id }, labelOf(code)));
  });
  place.replaceChildren(make("legend", {}, "Claimed in"), ...boxes);
}

// A whole number as a number; anything else as it was typed, for the library to judge.
function umsOf(row) {
  const typed = part(row, "ums").value.trim();
  if (!typed || part(row, "status").value !== "sat") return null;
  return /^\d{1,9}$/.test(typed) ? Number(typed) : typed;
}

// A line without anything in it says nothing.
const linesInUse = () => rows().filter((row) => part(row, "series").value || part(row, "ums").value.trim());

function recordOf() {
  const sittings = linesInUse().map((row) => ({
    component: Number(part(row, "component").value),
    series: part(row, "series").value,
    ums: umsOf(row),
    status: part(row, "status").value,
    psa: null,
  }));
  const how = byId("learner-form").elements.claimed.value;
  const claimed = [...byId("learner-claims").querySelectorAll("input:checked")].map((one) => one.value);
  return { subject: byId("learner-subject").value, sittings, claimed: { none: [], some: claimed, unknown: null }[how] };
}

// --- the answer ---

async function answer() {
  const area = byId("learner-answer");
  const without = linesInUse().filter((row) => !part(row, "series").value);
  if (without.length) {
    showProblems(area, without.map((row) => `Line ${rows().indexOf(row) + 1}: choose a series.`));
    return;
  }
  const record = recordOf();
  const until = byId("learner-until").value || null;
  const shared = { calendar: calendar(byId("learner-on").value) };
  const [audit, plans, ...retakes] = await ask(
    ["audit.learner", { record, until, ...shared }],
    ["planning.plans", { record, until, ...shared }],
    ...(until ? subject().internal.map((component) => ["retakes.options", { record, component, until }]) : []),
  );
  if (audit.faults) {
    showProblems(area, audit.faults.map((fault) => inWords(fault, whereOf(fault))));
    return;
  }
  const asked = [...audit.missing];
  const about = until ? await aboutRetakes(record, retakes, shared, asked) : [retakeUntil()];
  const missing = missingForm(asked, answer, { fixes: fixes() });
  const [title, report] = headed(audit.html);
  show(
    area,
    title,
    aboutLine(byId("learner-on").value, subject().title),
    report,
    missing,
    ...about,
    waysOn(record, plans),
    make("p", { class: "tools" }, button("Print this answer", () => window.print())),
  );
}

function whereOf(fault) {
  const [, place, name] = fault.name.match(/sittings\[(\d+)\](?:\.(\w+))?/) ?? [];
  return place === undefined ? fault.name.replace(/^(facts\.)?record:?\.?/, "") || "The lines" : `Line ${rows().indexOf(linesInUse()[Number(place)]) + 1}${name ? `, ${name}` : ""}`;
}

function waysOn(record, plans) {
  const ways = plans.answer.map((plan, place) =>
    make("li", {}, make("h4", {}, `Way ${place + 1}`), pictureOf(record, subject(), plan, `Way ${place + 1}`), folded(plans.html[place], ["consequence"], "What is not known yet, and the rules")),
  );
  if (!ways.some((_, place) => plans.answer[place].actions.length)) return null;
  const more = ways.splice(WAYS_SHOWN);
  const rest = more.length ? make("details", {}, make("summary", {}, `Show ${more.length} more`), make("ol", { class: "ways-on" }, ...more)) : null;
  return make("section", {}, make("h3", {}, "Ways to a certificate, with their price"), make("p", {}, "The best way is first."), make("ol", { class: "ways-on" }, ...ways), rest ?? "");
}

// Retakes: asked once for each component. Series with the same answer are told together. What the rules allow may
// come too late on the day, so the entry is asked about too, where there is none yet; what that needs to know goes to
// *asked*.
async function aboutRetakes(record, options, shared, asked) {
  const faults = options.flatMap((one) => one.faults ?? []);
  if (faults.length) return faults.map((fault) => make("p", { class: "problem" }, inWords(fault, whereOf(fault))));
  const judged = subject().internal.flatMap((component, place) =>
    options[place].answer.map(({ series, ruling }, at) => {
      const entered = record.sittings.some((one) => one.component === component && one.series === series && one.status === "planned");
      return { component, series, ruling, entered, html: options[place].html[at] };
    }),
  );
  const open = judged.filter((one) => !one.entered && one.ruling.verdict !== "refused");
  const checks = await ask(...open.map(({ component, series }) => ["entries.check_entry", { record, component, series, ...shared }]));
  open.forEach((one, place) => {
    const { answer: ruling, html, missing } = checks[place];
    if (ruling?.verdict === "refused") Object.assign(one, { ruling, html });
    else asked.push(...(missing ?? []).map((fact) => ({ series: one.series, ...fact })));
  });
  return subject().internal.map((component) => retakeAnswer(component, judged.filter((one) => one.component === component)));
}

function retakeAnswer(component, judged) {
  const alike = new Map();
  for (const one of judged) {
    const key = JSON.stringify([one.entered, one.ruling.verdict, one.ruling.findings]).replaceAll(one.series, "that series");
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  const answers = [...alike.values()].sort(([one], [other]) => VERDICTS.indexOf(one.ruling.verdict) - VERDICTS.indexOf(other.ruling.verdict)).map((same) => {
    const [first] = same;
    const which = listed(same.map((one) => labelOf(one.series)));
    const shown = same.length > 1 ? make("p", { class: "hint" }, `The reasons for ${labelOf(first.series)}; they are the same for the others.`) : "";
    const inView = first.ruling.verdict === "refused" ? ["failed"] : ["failed", "unknown", "consequence", "advice"];
    const reasons = folded(first.html, inView, "What was checked");
    reasons.querySelector(".ruling > p").remove(); // the heading says it
    const title = `${ANSWERS[first.ruling.verdict]}, in ${which}${first.entered ? " (entered already)" : ""}`;
    const enter = first.entered || first.ruling.verdict === "refused" ? [] : same.map((one) => make("p", { class: "to-do" }, enterBy(one.series)));
    return make("div", { class: "retake", "data-verdict": first.ruling.verdict }, make("h4", {}, title), ...enter, shown, reasons);
  });
  const none = make("p", {}, "There is no later series in the course.");
  return make("section", {}, make("h3", {}, `May component ${component} be retaken?`), ...(answers.length ? answers : [none]));
}

function enterBy(series) {
  const day = dayGiven(series, "entries_close");
  return day ? `Enter the student for ${labelOf(series)} by ${day} ${cite("ENT-1")}.` : `Enter the student before entries for ${labelOf(series)} close ${cite("ENT-1")}. We do not know that day.`;
}

// The last series of the course is asked for where it is missing.
function retakeUntil() {
  const select = offer(make("select", {}), lists.series.map((one) => [one.code, one.label]), seriesOfNow());
  const form = make(
    "form",
    {
      class: "missing",
      onsubmit: (event) => {
        event.preventDefault();
        byId("learner-until").value = select.value;
        answer();
      },
    },
    field("Last series of the course", select),
    make("button", {}, "Answer again"),
  );
  return make("section", {}, make("h3", {}, "May a component be retaken?"), make("p", {}, "To answer this, we need to know when the course ends."), form);
}

// What can be told next to the answer, besides key dates.
function fixes() {
  const rowOf = ({ component, series }) => rows().find((row) => part(row, "component").value === String(component) && part(row, "series").value === series);
  return {
    status: (params) => {
      const row = rowOf(params);
      if (!row) return null;
      const select = offer(make("select", {}), [["", "Choose"], ["sat", "Sat"], ["absent", "Absent"]]);
      const apply = () => {
        if (!select.value) return;
        part(row, "status").value = select.value;
        part(row, "status").dispatchEvent(new Event("change", { bubbles: true }));
      };
      return [field(`Was component ${params.component} sat in ${labelOf(params.series)}?`, select), apply];
    },
    ums: (params) => {
      const row = rowOf(params);
      if (!row) return null;
      const input = make("input", { inputmode: "numeric", size: "4", autocomplete: "off" });
      return [field(`UMS of component ${params.component} in ${labelOf(params.series)}`, input), () => input.value && (part(row, "ums").value = input.value)];
    },
    claimed: () => {
      const choices = [["", "Choose"], ["none", "None"], ...seriesOfLines().map((one) => [one, `Claimed in ${labelOf(one)}`])];
      const select = offer(make("select", {}), choices);
      const apply = () => {
        if (!select.value) return;
        byId(select.value === "none" ? "claimed-none" : "claimed-some").checked = true;
        offerClaims();
        if (select.value !== "none") byId(`claimed-${select.value}`).checked = true;
      };
      return [field("Which certificate is claimed?", select), apply];
    },
  };
}
