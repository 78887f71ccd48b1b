// The screens: one is shown at a time, the address says which. All stay as they are, so going back loses nothing.

const START = "start";

export function startScreens() {
  window.addEventListener("hashchange", () => display(true));
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault(); // the address names the screen, and nothing else
    document.getElementById("main").focus();
  });
  display(false);
}

function display(moved) {
  const screens = [...document.querySelectorAll("main > section")];
  const wanted = location.hash.slice(1);
  const shown = screens.find((one) => one.id === wanted) ?? screens.find((one) => one.id === START);
  for (const one of screens) one.hidden = one !== shown;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash.slice(1) === shown.id) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${shown.dataset.title} – BTEC Tech Awards`;
  if (!moved) return;
  window.scrollTo(0, 0);
  shown.querySelector("h1").focus();
}
