// A fact that is missing is asked for next to the answer, and the question is asked again.
import { dayLabel, dayPlace, isDay, keepDay } from "./dates.js";
import { field, make, offer } from "./elements.js";

// A form for the missing facts, or nothing. `fixes` has, by fact, what makes a control for one that is no key date:
// it gets the finding's parameters and gives [part of the form, what to do with it in the end]. `series` is the series
// of the days of findings that name none.
export function missingForm(missing, again, { fixes = {}, series = null } = {}) {
  const found = new Map();
  for (const params of missing) {
    const fact = params.fact.replace(/\[.*\]$/, ""); // of expected[0003], expected
    const about = params.series ?? series;
    if (isDay(fact)) {
      if (about) found.set(dayPlace(fact, about), dayField(fact, about));
    } else if (fixes[fact]) found.set(JSON.stringify(params), fixes[fact](params));
  }
  const made = [...found.keys()].sort().map((key) => found.get(key)).filter(Boolean);
  if (!made.length) return null;
  const days = missing.some((one) => isDay(one.fact));
  const send = (event) => {
    event.preventDefault();
    for (const [, apply] of made) apply();
    again();
  };
  return make(
    "form",
    { class: "missing", onsubmit: send },
    make("p", { class: "asked" }, "Tell us more for a full answer"),
    make("p", {}, `Fill in what you know, and leave the rest blank.${days ? " The dates are in Pearson’s key dates schedule." : ""}`),
    make("div", { class: "dates" }, ...made.map(([part]) => part)),
    make("button", {}, "Answer again"),
  );
}

// A question with yes and no; what was answered goes to `apply` as true or false.
export function yesOrNo(question, apply) {
  const select = offer(make("select", {}), [["", "Not known"], ["yes", "Yes"], ["no", "No"]]);
  return [field(question, select), () => select.value && apply(select.value === "yes")];
}

function dayField(name, series) {
  const input = make("input", { type: "date" });
  return [field(dayLabel(name, series), input), () => input.value && keepDay(series, name, input.value)];
}
