// What scrolls sideways can be reached with the keyboard.
addEventListener("load", () => {
  for (const one of document.querySelectorAll("pre, .table-wrapper")) {
    if (one.scrollWidth > one.clientWidth) one.tabIndex = 0;
  }
});
