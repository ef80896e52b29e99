// The review by keyboard, and fields filled by marking words in the text. Every form works without this script.
const STORE = "dragoman-keys";
const dialog = document.getElementById("keys");
const on = document.getElementById("keys-on");
let wanted = null; // the field that marked words go into

function shortcuts() {
  try { return localStorage.getItem(STORE) !== "off"; } catch { return true; }
}

function typing(target) {
  return target instanceof Element && target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
}

function press(element) {
  const needs = element.dataset.needs && document.querySelector(element.dataset.needs);
  if (needs && !needs.value.trim()) { needs.focus(); return; }
  if (element.dataset.focus) {
    const field = document.querySelector(element.dataset.focus.split(",").map((s) => s.trim() + ":not([type=hidden])").join(", "));
    field?.focus();
    field?.scrollIntoView({ block: "center" });
    return;
  }
  if (element.matches("input")) { element.focus(); return; }
  element.click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
  if (typing(event.target) || dialog?.open || !shortcuts()) return;
  if (event.key === "g") {
    const guide = document.getElementById("codebook");
    if (guide) { guide.open = !guide.open; guide.scrollIntoView({ block: "nearest" }); event.preventDefault(); }
    return;
  }
  // Of several, the last: of one's own judgements the latest is taken back.
  const element = [...document.querySelectorAll(`[data-key="${CSS.escape(event.key)}"]`)].at(-1);
  if (element) { event.preventDefault(); press(element); }
});

for (const button of document.querySelectorAll("[data-help]")) {
  button.hidden = false;
  button.addEventListener("click", () => dialog?.showModal());
}
if (on) {
  on.checked = shortcuts();
  on.addEventListener("change", () => { try { localStorage.setItem(STORE, on.checked ? "on" : "off"); } catch { /* not kept */ } });
}

// One press, one judgement: a second press while the first is under way would only meet a 409.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
}
addEventListener("pageshow", () => { for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent; });

// Words marked in the article or in the sentence go into the field that was last entered.
for (const hint of document.querySelectorAll("[data-hint]")) hint.hidden = false;
for (const field of document.querySelectorAll("[data-words]")) {
  field.addEventListener("focus", () => {
    wanted?.classList.remove("wanted");
    wanted = field;
    field.classList.add("wanted");
  });
}
function take() {
  const chosen = getSelection();
  if (!wanted || !chosen || chosen.isCollapsed) return;
  const home = chosen.anchorNode?.parentElement?.closest(".pane, .evidence .sentence");
  if (!home || !home.contains(chosen.focusNode)) return;
  const words = chosen.toString().replace(/\s+/g, " ").trim();
  if (!words) return;
  if (wanted.dataset.words === "list") {
    const held = wanted.value.split(";").map((item) => item.trim()).filter(Boolean);
    if (!held.includes(words)) wanted.value = [...held, words].join("; ");
  } else {
    wanted.value = words;
  }
  wanted.classList.add("changed");
  wanted.focus();
}
document.addEventListener("mouseup", () => setTimeout(take));
document.addEventListener("touchend", () => setTimeout(take));
document.addEventListener("keyup", (event) => { if (event.key === "Shift") take(); });
for (const field of document.querySelectorAll(".fixes input, .fixes select")) {
  field.addEventListener("input", () => field.classList.add("changed"));
}

// The codebook shows the act and the status chosen, and no other.
const entries = document.querySelector(".entries");
function explain() {
  const names = new Set([...document.querySelectorAll("[data-guide]")].map((each) => `${each.dataset.guide}:${each.value}`));
  for (const entry of entries.querySelectorAll("[data-entry]")) entry.classList.toggle("current", names.has(entry.dataset.entry));
}
if (entries) {
  entries.classList.add("one");
  for (const choice of document.querySelectorAll("[data-guide]")) {
    choice.addEventListener("change", () => { explain(); document.getElementById("codebook").open = true; });
  }
  explain();
}

// The sentence in the middle of its pane, the page where it is.
const pane = document.getElementById("pane");
const here = document.getElementById("here");
if (pane && here) pane.scrollTop += here.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
document.getElementById("trouble")?.focus();
