// The search of a published folder: every line that holds a word that begins with each word asked for.
"use strict";
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];
const asked = new URLSearchParams(location.search).get("q") || "";
document.getElementById("f-q").value = asked;
const wanted = words(asked);
if (wanted.length) {
  const holds = ([, , head, text]) => {
    const there = words(head + " " + text);
    return wanted.every((w) => there.some((t) => t.startsWith(w)));
  };
  const hits = window.ONRECORD_INDEX.filter(holds);
  document.getElementById("told").textContent = hits.length
    ? `${hits.length} found${hits.length > 100 ? ", the first 100 shown" : ""}.`
    : "Nothing holds all of these words. Take one out, or check its spelling.";
  for (const [kind, to, head, text] of hits.slice(0, 100)) {
    const line = document.createElement("li");
    line.className = "line";
    const [who, tag, link, told] = ["p", "span", "a", "p"].map((name) => document.createElement(name));
    [who.className, tag.className, told.className, told.dir, link.dir] = ["who", "tag", "told", "auto", "auto"];
    [tag.textContent, link.textContent, told.textContent] = [kind, head, text];
    link.href = to;
    who.append(tag, link);
    line.append(who, told);
    document.getElementById("found").append(line);
  }
}
