// What every page does beyond links and forms. Everything works without it; it only saves steps.

// "/" goes to the search field, unless somebody is typing.
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    (document.getElementById("find") ?? document.getElementById("q"))?.focus();
  }
});

// Parties are offered while their name is typed, beyond the few that the page brings along.
let waiting = 0;
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.getAttribute("list") !== "known-parties") return;
  // Of a list it is the last name that is being typed.
  const before = field.value.slice(0, field.value.lastIndexOf(";") + 1);
  const typed = field.value.slice(before.length).trim();
  clearTimeout(waiting);
  if (typed.length < 2) return;
  waiting = setTimeout(async () => {
    const answer = await fetch(`/api/parties?q=${encodeURIComponent(typed)}`).catch(() => null);
    if (!answer?.ok) return;
    const { parties } = await answer.json();
    let list = document.getElementById("known-parties");
    if (!list) document.body.append(list = Object.assign(document.createElement("datalist"), { id: "known-parties" }));
    list.replaceChildren(...parties.map((each) => {
      const choice = document.createElement("option");
      choice.value = before ? `${before} ${each.write}` : each.write;
      choice.label = each.name === each.write ? each.code : `${each.name} (${each.code})`;
      return choice;
    }));
  }, 150);
});
