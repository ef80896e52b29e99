// What every page does beyond links and forms. Everything works without it; it only saves steps.

// "/" goes to the search field, unless somebody is typing.
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    (document.getElementById("find") ?? document.getElementById("q"))?.focus();
  }
});
