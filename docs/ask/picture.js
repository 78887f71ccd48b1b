// A plan as a picture: a table with a column for each series and a row for each component. It prints, it can be read
// out, and every cell says in words what its colour says.
import { labelOf } from "./dates.js";
import { make } from "./elements.js";

const HELD = { sat: "Sat", planned: "Entered", absent: "Absent" };
const NEW = { enter: "Enter", move: "Move to here", claim: "Claim" };

export function pictureOf(record, subject, plan, caption) {
  const cells = new Map(); // by "row series"
  const put = (row, series, text, style) => cells.set(`${row} ${series}`, { row, series, text, style });
  for (const one of record.sittings) {
    put(one.component, one.series, one.ums === null ? HELD[one.status] : `${HELD[one.status]}, ${one.ums} UMS`, one.status);
  }
  for (const series of record.claimed ?? []) put("claim", series, "Claimed", "sat");
  for (const { task, component, series, moved_from: before } of plan.actions) {
    if (before) put(component, before, "Move away", "leave");
    if (task === "withdraw") put(component, series, "Withdraw", "leave");
    else if (NEW[task]) put(task === "claim" ? "claim" : component, series, NEW[task], "new");
  }
  const columns = [...new Set([...cells.values()].map((one) => one.series))].sort();
  const head = make("tr", {}, make("th", { scope: "col" }, "Component"), ...columns.map((one) => make("th", { scope: "col" }, labelOf(one))));
  const line = (row, name) =>
    make("tr", {}, make("th", { scope: "row" }, name), ...columns.map((series) => {
      const cell = cells.get(`${row} ${series}`);
      return make("td", { class: cell?.style ?? "none" }, cell?.text ?? "–");
    }));
  const rows = [...subject.internal, subject.external].sort().map((one) => line(one, one === subject.external ? `${one} (external)` : String(one)));
  const body = make("tbody", {}, ...rows, line("claim", "Certificate"));
  const table = make("table", { class: "picture" }, make("caption", { class: "unseen" }, caption), make("thead", {}, head), body);
  return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption }, table);
}
