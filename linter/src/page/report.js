"use strict";
// Hides the findings that the filters leave out. The page is whole without it.
const $ = id => document.getElementById(id);
const FILTERS = ["rule", "file", "confidence", "level"];
const articles = [...document.querySelectorAll("article")];

function filter() {
  const text = $("text").value.toLowerCase();
  let count = 0;
  for (const article of articles) {
    const fits = FILTERS.every(it => !$(it).value || article.dataset[it] === $(it).value);
    article.hidden = !fits || text !== "" && !article.textContent.toLowerCase().includes(text);
    if (!article.hidden) count += 1;
  }
  $("count").textContent = `${count} of ${articles.length}`;
}
// What is chosen stands in the address, so that it can be passed on.
function changed() {
  const words = new URLSearchParams();
  for (const it of [...FILTERS, "text"]) if ($(it).value) words.set(it, $(it).value);
  history.replaceState(null, "", "#" + words);
  filter();
}
function follow() {
  const words = new URLSearchParams(location.hash.slice(1));
  for (const it of [...FILTERS, "text"]) $(it).value = words.get(it) || "";
  filter();
}
for (const it of [...FILTERS, "text"]) $(it).addEventListener("input", changed);
window.addEventListener("hashchange", follow);
$("filters").hidden = false;
follow();
