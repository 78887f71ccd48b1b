// Making parts of a page, and showing answers and problems in the same way everywhere.

export const byId = (id) => document.getElementById(id);

// Make an element: attributes by name, "on…" as listeners, then what is in it.
export function make(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && typeof value === "boolean") made[name] = value;
    else if (value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...inside.filter((one) => one !== null && one !== undefined));
  return made;
}

let fields = 0;

// A control under its label; the hint is read out with it.
export function field(label, control, hint) {
  fields += 1;
  control.id ||= `field-${fields}`;
  const about = hint && make("span", { class: "hint", id: `${control.id}-hint` }, hint);
  if (about) control.setAttribute("aria-describedby", about.id);
  return make("p", { class: "field" }, make("label", { for: control.id }, label), about, control);
}

// Offer [value, label] pairs in a list, and keep what was chosen where it is still there.
export function offer(select, pairs, chosen = select.value) {
  select.replaceChildren(...pairs.map(([value, label]) => new Option(label, value)));
  if (pairs.some(([value]) => value === chosen)) select.value = chosen;
  return select;
}

export function button(label, pressed, style = "second") {
  return make("button", { type: "button", class: style, onclick: pressed }, label);
}

// HTML that the library wrote; it has escaped whatever came from you.
export function written(html) {
  const template = make("template");
  template.innerHTML = html;
  return template.content;
}

// The same, with the findings of some outcomes in view and everything else of a ruling folded away.
export function folded(html, inView, summary) {
  const content = written(html);
  for (const ruling of content.querySelectorAll(".ruling")) {
    const rest = make("ul", { class: "findings" });
    for (const finding of ruling.querySelectorAll(".findings > li")) {
      if (!inView.includes(finding.dataset.outcome)) rest.append(finding);
    }
    for (const list of ruling.querySelectorAll("ul")) {
      if (!list.children.length) list.remove();
    }
    const readings = [...ruling.querySelectorAll(".readings")];
    if (rest.children.length || readings.length) {
      ruling.append(make("details", {}, make("summary", {}, summary), ...(rest.children.length ? [rest] : []), ...readings));
    }
  }
  return content;
}

// Take the heading out of what the library wrote: it is the heading of the answer.
export function headed(html) {
  const content = written(html);
  const heading = content.querySelector("h2");
  heading.remove();
  return [heading.textContent, content];
}

// Show an answer under its heading, and move to it.
export function show(area, title, ...parts) {
  const heading = make("h2", { tabindex: "-1" }, title);
  area.replaceChildren(heading, ...parts.filter(Boolean));
  area.hidden = false;
  heading.focus();
  heading.scrollIntoView({ block: "start" });
}

// Say above an answer that it does not know of the last change.
export function outdated(area, text) {
  if (area.hidden || area.querySelector(".outdated")) return;
  area.querySelector("h2")?.after(make("p", { class: "outdated", role: "status" }, text));
}

// Say what is wrong, in a box above everything else of the answer. Nothing that was typed is lost.
export function showProblems(area, problems, ...parts) {
  const box = make("div", { class: "problems" }, make("ul", {}, ...problems.map((one) => make("li", {}, one))));
  show(area, "There is a problem", box, ...parts);
}

// What the library could not use, in words.
export function inWords(fault, where = fault.name) {
  const got = ["None", "''", "no such key"].includes(fault.got) ? "nothing" : fault.got;
  return `${capital(where)}: we need ${inDays(fault.expected)}. We got ${inDays(got)}.`;
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const inDays = (text) => text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, dayInWords);

export function listed(texts) {
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}

export function dayInWords(iso) {
  const day = new Date(`${iso}T12:00:00Z`);
  return day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
}
