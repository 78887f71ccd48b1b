// Key dates: typed in once, used by every answer, and kept in the copy of the page that is saved.
import { ask } from "./rules.js";
import { button, byId, dayInWords, field, inWords, make, offer, outdated, show, showProblems } from "./elements.js";
import { keptInPage, savePage } from "./saving.js";

const LABELS = {
  entries_close: "Entries close",
  late_entries_close: "Late entries close",
  high_late_fees_from: "Higher late fees from",
  resit_entries_close: "Entries after the January results close, without a late fee",
  marks_due: "Your marks are due, if Pearson gave you another day than the guide",
  external_work_due: "Upload of task-based external work is due",
  report_expected: "Moderator report is expected",
  amendments_close: "Mark amendments close",
  results_day: "Results day",
  late_claims_open: "Late claims open",
  late_claims_close: "Late claims close",
  reviews_close: "Reviews of moderation close",
};

let lists;
let kept = {}; // by series, then by the name of the day

export function labelOf(series) {
  return lists.series.find((one) => one.code === series)?.label ?? series;
}

export function dayLabel(name, series) {
  return `${LABELS[name] ?? name}: ${labelOf(series)}`;
}

export function isDay(name) {
  return lists.days.includes(name);
}

// A text that sorts a day as a person would: by series, then as the year goes.
export function dayPlace(name, series) {
  return `${series} ${String(lists.days.indexOf(name)).padStart(2, "0")}`;
}

// A rule, as sentences name it.
export function cite(...rules) {
  return `(${rules.map((rule) => `${rule}, p. ${lists.pages[rule]}`).join("; ")})`;
}

// What an answer is about, for the paper that it is printed on.
export function aboutLine(on, ...facts) {
  return make("p", { class: "hint" }, `${[...facts, on ? `asked about ${dayInWords(on)}` : "no day given"].join("; ")}.`);
}

// The day that is asked about, and all key dates that were given.
export function calendar(on) {
  const blank = Object.fromEntries(lists.days.map((name) => [name, null]));
  const known = Object.entries(kept).filter(([, days]) => Object.keys(days).length);
  return { on: on || null, key_dates: known.map(([series, days]) => ({ series, ...blank, ...days, source: null })) };
}

// A key date that was given, in words; nothing where it was not.
export function dayGiven(series, name) {
  const day = kept[series]?.[name];
  return day ? dayInWords(day) : null;
}

// Keep a day, or forget it, and say so on every answer that does not know of it.
function setDay(series, name, day) {
  kept[series] ??= {};
  if (day) kept[series][name] = day;
  else delete kept[series][name];
  for (const area of document.querySelectorAll(".answer:not(#dates-answer)")) {
    outdated(area, "You changed the key dates after this answer. Press the button above to answer again.");
  }
}

export function keepDay(series, name, day) {
  setDay(series, name, day);
  if (series === byId("dates-series").value) display();
}

export function startDates(given) {
  lists = given;
  kept = keptInPage().dates ?? {};
  const select = byId("dates-series");
  offer(select, lists.series.map((one) => [one.code, one.label]), Object.keys(kept)[0] ?? seriesOfNow());
  select.addEventListener("change", display);
  byId("dates-check").addEventListener("click", check);
  for (const one of document.querySelectorAll("[data-keep]")) {
    one.addEventListener("click", () => savePage({ dates: kept }));
  }
  display();
}

// The series that a date in a list is most likely about: the next one by the calendar on the wall.
export function seriesOfNow() {
  const now = new Date();
  const code = now.getMonth() === 0 ? `${now.getFullYear()}-01` : now.getMonth() < 6 ? `${now.getFullYear()}-06` : `${now.getFullYear() + 1}-01`;
  return lists.series.some((one) => one.code === code) ? code : lists.series.at(-1).code;
}

function display() {
  const series = byId("dates-series").value;
  byId("dates-days").replaceChildren(
    ...lists.days.map((name) => {
      const input = make("input", { type: "date", name });
      input.value = kept[series]?.[name] ?? "";
      input.addEventListener("change", () => {
        setDay(series, name, input.value);
        summary();
      });
      return field(LABELS[name] ?? name, input);
    }),
  );
  summary();
}

function summary() {
  const given = Object.entries(kept).filter(([, days]) => Object.keys(days).length);
  byId("dates-given").replaceChildren(
    ...given.sort().map(([series, days]) => {
      const count = Object.keys(days).length;
      return make("li", {}, `${labelOf(series)}: ${count} ${count === 1 ? "date" : "dates"}`);
    }),
  );
  byId("dates-none").hidden = given.length > 0;
}

async function check() {
  const area = byId("dates-answer");
  const given = calendar(null);
  const [told] = await ask(["audit.cohort", { records: {}, calendar: given }]);
  if (!told.faults) {
    const keep = button("Save a copy of this page", () => savePage({ dates: kept }));
    show(area, "The dates fit", make("p", {}, "Answers use them from now on. They are gone when you close the page, unless you save a copy."), keep);
    return;
  }
  const where = (fault) => {
    const [, place, name] = fault.name.match(/key_dates\[(\d+)\](?:\.(\w+))?/) ?? [];
    return place === undefined ? fault.name : dayLabel(name ?? "Dates", given.key_dates[Number(place)].series);
  };
  const named = (text) => text.replace(/\b\d{4}-\d{2}\b(?!-)|\w+/g, (word) => (isDay(word) ? `“${LABELS[word] ?? word}”` : labelOf(word)));
  showProblems(area, told.faults.map((fault) => inWords({ ...fault, expected: named(fault.expected) }, where(fault))));
}
