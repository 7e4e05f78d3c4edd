// A little more than the pages do by themselves. Everything here is an addition: without it the pages read the same.
"use strict";
document.documentElement.classList.remove("no-js");

// The menu and the filters are open where there is room for them.
const folded = [...document.querySelectorAll(".menu, .narrow:not([open])")];
const wide = window.matchMedia("(min-width: 56.01rem)");
const fit = () => { for (const each of folded) each.open = wide.matches; };
wide.addEventListener("change", fit);
fit();

// Cite: a press copies the words with the whole address.
for (const details of document.querySelectorAll(".cite")) {
  const words = details.querySelector("[data-copy]");
  const home = document.querySelector(".top .name").href;
  words.textContent = words.textContent.replace(/ (\S+)$/, (_, to) => " " + new URL(to + (document.body.dataset.published ? ".html" : ""), home));
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    try { await navigator.clipboard.writeText(words.textContent); button.textContent = "Copied"; }
    catch { getSelection().selectAllChildren(words); button.textContent = "Press Ctrl+C"; }
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  details.append(button);
}

// A report: words and notes light each other up; an address that names words lights all of them.
const notes = new Map([...document.querySelectorAll("[data-note]")].map((n) => [n.dataset.note, n]));
const lit = new Set();
const light = (ids, on) => {
  for (const id of ids) {
    notes.get(id)?.classList.toggle("lit", on);
    for (const m of document.querySelectorAll(`.m[data-items~="${CSS.escape(id)}"]`)) m.classList.toggle("lit", on);
  }
};
for (const m of document.querySelectorAll(".m")) {
  const ids = m.dataset.items.split(" ");
  for (const [on, off] of [["mouseenter", "mouseleave"], ["focusin", "focusout"]]) {
    m.addEventListener(on, () => light(ids, true));
    m.addEventListener(off, () => light(ids, false));
  }
}
for (const [id, note] of notes) {
  for (const [on, off] of [["mouseenter", "mouseleave"], ["focusin", "focusout"]]) {
    note.addEventListener(on, () => light([id], true));
    note.addEventListener(off, () => light([id], false));
  }
}
const showWords = () => {
  for (const m of lit) m.classList.remove("lit");
  lit.clear();
  const [, from, to] = /^#w-(\d+)-(\d+)$/.exec(location.hash) || [];
  const start = from && document.getElementById(`w-${from}-${to}`);
  if (!start) return;
  let left = to - from;
  for (let at = start.nextSibling; at && left > 0; at = at.nextSibling) {
    const length = [...at.textContent].length;
    if (at.nodeType === 1 && length) { at.classList.add("lit"); lit.add(at); }
    left -= length;
  }
};
addEventListener("hashchange", showWords);
showWords();
for (const box of document.querySelectorAll("[data-kind]")) {
  box.addEventListener("change", () => document.body.classList.toggle(`hide-${box.dataset.kind}`, !box.checked));
}

// As known on: slide through the days of the reports.
const asof = document.querySelector("form.asof");
if (asof) {
  const days = asof.dataset.days.split(" ");
  const slide = asof.querySelector(".slide");
  const [range, said, day] = [slide.querySelector("input"), slide.querySelector("output"), asof.querySelector("#as-of")];
  const say = () => { said.textContent = days[range.value]; };
  const at = days.findLastIndex((d) => d <= day.value);
  range.value = day.value && at >= 0 ? at : days.length - 1;
  slide.hidden = days.length < 2;
  say();
  range.addEventListener("input", () => { day.value = days[range.value]; say(); });
  range.addEventListener("change", () => asof.requestSubmit());
}

// Keys: "/" to the search, "[" and "]" through a list.
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  if (event.key === "/") { event.preventDefault(); document.getElementById("find").focus(); }
  const way = { "[": "prev", "]": "next" }[event.key];
  if (way) document.querySelector(`a[rel="${way}"]`)?.click();
});
