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
  if (event.isComposing || walk(event)) return;
  if (event.altKey && event.key.toLowerCase() === "w" && event.target.matches?.("[data-words]")) { event.preventDefault(); startWords(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
  if (typing(event.target) || dialog?.open || !shortcuts()) return;
  if (event.key === "w") { event.preventDefault(); startWords(); return; }
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
function want(field) {
  wanted?.classList.remove("wanted");
  wanted = field;
  field.classList.add("wanted");
}
for (const field of document.querySelectorAll("[data-words]")) field.addEventListener("focus", () => want(field));
// Somebody quick may have entered a field before this script ran.
if (document.activeElement?.matches("[data-words]")) want(document.activeElement);
function take() {
  const chosen = getSelection();
  if (!wanted || !chosen || chosen.isCollapsed || !chosen.rangeCount) return;
  const found = places(chosen.getRangeAt(0));
  const home = chosen.anchorNode?.parentElement?.closest(".pane, .evidence .sentence");
  if (!found.length && !home?.contains(chosen.focusNode)) return;
  const words = (found.length ? found.map((place) => place.exact).join(" ") : chosen.toString()).replace(/\s+/g, " ").trim();
  if (!words) return;
  if (wanted.dataset.words === "list") {
    const held = wanted.value.split(";").map((item) => item.trim()).filter(Boolean);
    if (!held.includes(words)) wanted.value = [...held, words].join("; ");
  } else if (wanted.dataset.words === "one") {
    wanted.value = words;
  }
  keep(found);
  wanted.classList.add("changed");
  wanted.focus();
}

// Where marked words stand in the page: one place for each paragraph they touch, counted in code points as the record does.
function places(range) {
  const found = [];
  for (const part of document.querySelectorAll("[data-in]")) {
    if (!range.intersectsNode(part)) continue;
    const piece = document.createRange();
    piece.selectNodeContents(part);
    const before = piece.cloneRange();
    if (part.contains(range.startContainer)) piece.setStart(range.startContainer, range.startOffset);
    if (part.contains(range.endContainer)) piece.setEnd(range.endContainer, range.endOffset);
    before.setEnd(piece.startContainer, piece.startOffset);
    const exact = piece.toString();
    if (!exact.trim()) continue;
    const start = Number(part.dataset.start) + [...before.toString()].length;
    const line = part.dataset.line === undefined ? null : Number(part.dataset.line);
    found.push({ in: part.dataset.in, line, start, end: start + [...exact].length, exact });
  }
  return found;
}

function picksOf(field) { return field.closest("[data-field]")?.querySelector("[data-picks]"); }

function keep(found) {
  const picks = picksOf(wanted);
  if (!picks) return;
  if (wanted.dataset.words === "one") picks.replaceChildren();
  for (const place of found) {
    const value = JSON.stringify({ field: picks.dataset.picks, ...place });
    if ([...picks.querySelectorAll("input")].some((held) => held.value === value)) continue;
    const pick = document.createElement("span");
    const words = document.createElement("span");
    const input = document.createElement("input");
    pick.className = "pick";
    words.lang = "fr";
    const short = place.exact.trim();
    words.textContent = `« ${short.length > 60 ? `${short.slice(0, 59)}…` : short} »`;
    Object.assign(input, { type: "hidden", name: "chosen", value });
    pick.append(words, input);
    picks.append(pick);
    droppable(pick);
  }
}

function droppable(pick) {
  const drop = document.createElement("button");
  Object.assign(drop, { type: "button", className: "drop-pick", textContent: "×" });
  drop.setAttribute("aria-label", `${pick.closest("form").dataset.drop} ${pick.textContent}`);
  drop.addEventListener("click", () => {
    const field = pick.closest("[data-field]").querySelector("[data-words]");
    pick.remove();
    field.focus();
  });
  pick.append(drop);
}
for (const pick of document.querySelectorAll(".pick")) droppable(pick);
// Words of a value that is no more.
for (const field of document.querySelectorAll("input[data-words]")) {
  field.addEventListener("input", () => { if (!field.value.trim()) picksOf(field)?.replaceChildren(); });
}
document.addEventListener("mouseup", () => setTimeout(take));
document.addEventListener("touchend", () => setTimeout(take));
document.addEventListener("keyup", (event) => { if (event.key === "Shift" && !caret) take(); });
for (const field of document.querySelectorAll(".fixes input, .fixes select")) {
  field.addEventListener("input", () => field.classList.add("changed"));
}

// Words chosen by the keyboard: arrows go from word to word and from paragraph to paragraph, the field gets what is marked.
let caret = null; // { block, words, from, to }
const blocks = [...document.querySelectorAll(".evidence [data-in], .pane [data-in]")];
function wordsIn(block) {
  const found = [];
  const nodes = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  // A word may be cut by the marks of the page: it goes on where the next piece begins without a gap.
  let open = null;
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    for (const match of node.data.matchAll(/[\p{L}\p{N}]+/gu)) {
      const end = [node, match.index + match[0].length];
      if (open && match.index === 0) open.end = end;
      else found.push(open = { start: [node, match.index], end });
    }
    if (!/[\p{L}\p{N}]$/u.test(node.data)) open = null;
  }
  return found;
}
function startWords() {
  if (!wanted) want(document.querySelector("#c-actors, [data-words]:not([data-words=none])") ?? document.querySelector("[data-words]"));
  if (wanted && blocks.length) toBlock(blocks[0], 0);
}
function toBlock(block, at) {
  const words = wordsIn(block);
  if (!words.length) return;
  const word = at < 0 ? words.length - 1 : 0;
  caret = { block, words, from: word, to: word };
  block.tabIndex = -1;
  block.focus({ preventScroll: true });
  showWords();
}
function showWords() {
  const [first, last] = [Math.min(caret.from, caret.to), Math.max(caret.from, caret.to)];
  getSelection().setBaseAndExtent(...caret.words[first].start, ...caret.words[last].end);
  caret.words[caret.to].start[0].parentElement.scrollIntoView({ block: "nearest" });
  document.getElementById("word-said").textContent = getSelection().toString();
}
function walk(event) {
  if (!caret) return false;
  if (!caret.block.contains(document.activeElement)) { caret = null; return false; }
  const by = { ArrowRight: 1, ArrowLeft: -1, End: Infinity, Home: -Infinity }[event.key];
  const over = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by) {
    const to = Math.max(0, Math.min(caret.words.length - 1, caret.to + by));
    caret = { ...caret, to, from: event.shiftKey ? caret.from : to };
    showWords();
  } else if (over) {
    const next = blocks[blocks.indexOf(caret.block) + over];
    if (next) toBlock(next, 0);
  } else if (event.key === "Enter" || event.key === "Escape") {
    caret = null;
    if (event.key === "Enter") take();
    getSelection().removeAllRanges();
    wanted.focus();
  } else { return event.key === "Shift"; }
  event.preventDefault();
  return true;
}

// The codebook shows the act and the status chosen, and no other.
const entries = document.querySelector(".entries");
function explain() {
  const names = new Set([...document.querySelectorAll("[data-guide]")].map((each) => `${each.dataset.guide}:${each.value}`));
  for (const entry of entries.querySelectorAll("[data-entry]")) entry.classList.toggle("current", names.has(entry.dataset.entry));
  // The first lines of what they mean stand under the fields themselves.
  meanings.replaceChildren(...[...entries.querySelectorAll(".entry.current")].map((entry) => {
    const line = document.createElement("span");
    const name = document.createElement("strong");
    name.textContent = entry.querySelector("h4").firstChild.textContent.trim();
    line.append(name, " – ", entry.querySelector("p").textContent);
    return line;
  }));
}
const meanings = Object.assign(document.createElement("p"), { className: "meanings", id: "meanings" });
if (entries) {
  entries.classList.add("one");
  document.querySelector('.fixes [data-field="status"]')?.after(meanings);
  for (const choice of document.querySelectorAll("[data-guide]")) choice.setAttribute("aria-describedby", "meanings");
  for (const choice of document.querySelectorAll("[data-guide]")) choice.addEventListener("change", explain);
  explain();
}

// In one column the article stands before the fields that its words fill, for the eye and for the Tab key alike.
const narrow = matchMedia("(max-width: 60rem)");
const context = document.querySelector(".context");
function settle() {
  if (narrow.matches) document.getElementById("correct")?.before(context);
  else document.querySelector(".helping")?.prepend(context);
}
if (context) { settle(); narrow.addEventListener("change", settle); }

// The sentence in the middle of its pane, the page where it is.
const pane = document.getElementById("pane");
const here = document.getElementById("here");
if (pane && here) pane.scrollTop += here.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
document.getElementById("trouble")?.focus();
