"use strict";
// Draws the graph of the page's data. Text is only ever set as text, never as HTML.
const graph = JSON.parse(document.getElementById("data").textContent);
const $ = id => document.getElementById(id);
const SVG = "http://www.w3.org/2000/svg";
const ROW = 44, HEIGHT = 26, GAP = 110, LETTER = 7.3;

function element(name, attributes = {}, ...children) {
  const res = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) res[key] = value;
  res.append(...children);
  return res;
}
function shape(name, attributes = {}, ...children) {
  const res = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) res.setAttribute(key, value);
  res.append(...children);
  return res;
}
const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
const short = name => name.length > 44 ? name.slice(0, 20) + "…" + name.slice(-23) : name;

// Columns are as wide as their widest lock.
const widths = [];
for (const lock of graph.locks) {
  lock.width = short(lock.name).length * LETTER + 18;
  widths[lock.column] = Math.max(widths[lock.column] || 0, lock.width);
}
const lefts = [];
let width = 0;
for (const it of widths) { lefts.push(width); width += (it || 0) + GAP; }
let height = ROW;
for (const lock of graph.locks) {
  lock.x = lefts[lock.column];
  lock.y = lock.row * ROW;
  lock.circle = false;
  height = Math.max(height, lock.y + ROW);
}
for (const edge of graph.edges) if (edge.circle) graph.locks[edge.from].circle = graph.locks[edge.to].circle = true;

function way(edge) {
  const from = graph.locks[edge.from], to = graph.locks[edge.to];
  const y1 = from.y + HEIGHT / 2, y2 = to.y + HEIGHT / 2;
  if (from.column < to.column) {
    const x1 = from.x + from.width, x2 = to.x, bend = Math.min(120, (x2 - x1) / 2);
    return `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`;
  }
  // Backwards: around below both, so that it is not drawn over the way there.
  const x1 = from.x, x2 = to.x + to.width, low = Math.max(y1, y2) + ROW * .8;
  if (from.column === to.column) {
    const x = Math.max(from.x + from.width, to.x + to.width);
    return `M${from.x + from.width},${y1} C${x + 60},${y1} ${x + 60},${y2} ${x2},${y2}`;
  }
  return `M${x1},${y1} C${x1 - 70},${low} ${x2 + 70},${low} ${x2},${y2}`;
}

const drawing = $("drawing");
const marker = (id, color) => shape("marker", { id, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 9,
  markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto" },
  shape("path", { d: "M0,0 L10,5 L0,10 z", style: `fill:var(${color})` }));
drawing.append(shape("defs", {}, marker("end", "--soft"), marker("red-end", "--red")));
const sheet = shape("g");
drawing.append(sheet);
graph.edges.forEach((edge, idx) => {
  const d = way(edge), end = edge.circle ? "red-end" : "end";
  const title = shape("title");
  title.textContent = `${graph.locks[edge.from].name} → ${graph.locks[edge.to].name}`;
  edge.shape = shape("g", { class: "edge" + (edge.circle ? " circle" : "") + (edge.certain ? "" : " weak"),
    "data-edge": idx }, title, shape("path", { class: "line", d, "marker-end": `url(#${end})` }),
    shape("path", { class: "reach", d }));
  edge.shape.addEventListener("click", () => { location.hash = `edge=${idx}`; });
  sheet.append(edge.shape);
});
graph.locks.forEach((lock, idx) => {
  const text = shape("text", { x: lock.x + 9, y: lock.y + 17 });
  text.textContent = short(lock.name);
  const title = shape("title");
  title.textContent = `${lock.name}\n${lock.declared}`;
  lock.shape = shape("g", { class: "node" + (lock.circle ? " in-circle" : ""), "data-lock": idx }, title,
    shape("rect", { x: lock.x, y: lock.y, width: lock.width, height: HEIGHT, rx: 5 }), text);
  lock.shape.addEventListener("click", () => { location.hash = `lock=${idx}`; });
  sheet.append(lock.shape);
});

// The part of the sheet that is seen.
const whole = { x: -30, y: -30, w: Math.max(width - GAP + 60, 400), h: Math.max(height + 60, 200) };
// Of a large one the first part, so that it can be read.
const READABLE = { w: 2200, h: 1500 };
let view = { ...whole, w: Math.min(whole.w, READABLE.w), h: Math.min(whole.h, READABLE.h) };
const show = () => drawing.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`);
show();
$("whole").addEventListener("click", () => { view = whole; show(); });
drawing.addEventListener("wheel", event => {
  event.preventDefault();
  const box = drawing.getBoundingClientRect(), scale = Math.exp(event.deltaY * .0015);
  const fx = (event.clientX - box.x) / box.width, fy = (event.clientY - box.y) / box.height;
  view = { x: view.x + view.w * fx * (1 - scale), y: view.y + view.h * fy * (1 - scale), w: view.w * scale, h: view.h * scale };
  show();
}, { passive: false });
let drag = null;
drawing.addEventListener("pointerdown", event => { drag = { x: event.clientX, y: event.clientY, view }; });
window.addEventListener("pointerup", () => { drag = null; });
window.addEventListener("pointermove", event => {
  if (!drag) return;
  const box = drawing.getBoundingClientRect();
  const unit = Math.max(drag.view.w / box.width, drag.view.h / box.height);
  view = { ...drag.view, x: drag.view.x - (event.clientX - drag.x) * unit, y: drag.view.y - (event.clientY - drag.y) * unit };
  show();
});
function bring(locks) {
  const xs = locks.flatMap(it => [it.x, it.x + it.width]), ys = locks.flatMap(it => [it.y, it.y + HEIGHT]);
  const left = Math.min(...xs), top = Math.min(...ys);
  view = { x: left - 80, y: top - 80, w: Math.max(Math.max(...xs) - left + 160, 700), h: Math.max(Math.max(...ys) - top + 160, 400) };
  show();
}

const name = idx => graph.locks[idx].name;
function code(lines) {
  const pre = element("pre");
  for (const [number, before, marked, after] of lines) {
    pre.append(element("span", { className: "number" }, String(number).padStart(5) + "  "), before);
    if (marked) pre.append(element("mark", {}, marked));
    pre.append(after + "\n");
  }
  return pre;
}
// Names in backticks as code.
const told = text => text.split("`").map((it, idx) => idx % 2 ? element("code", {}, it) : it);
function openEdge(idx) {
  const edge = graph.edges[idx];
  const panel = [element("h1", {}, `${name(edge.from)} → ${name(edge.to)}`)];
  panel.push(element("p", {}, `The second lock is taken while the first is held, in ${counted(edge.places, "place")}.`));
  if (edge.circle) panel.push(element("p", { className: "circle" }, "This order closes a circle."));
  edge.witnesses.forEach((witness, number) => {
    panel.push(element("h2", {}, edge.witnesses.length > 1 ? `Way ${number + 1}: ` : "", element("code", {}, witness.function)));
    if (witness.test) panel.push(element("p", { className: "soft" }, "in test code"));
    if (!witness.certain) panel.push(element("p", { className: "doubt" }, "Not certain: a call on the way may go elsewhere."));
    if (witness.under.length) panel.push(element("p", { className: "soft" }, `always under ${witness.under.join(", ")}`));
    for (const step of witness.steps) {
      const at = graph.places[step.at];
      panel.push(element("div", {}, ...told(step.text)), element("div", { className: "place" }, at.place), code(at.code));
    }
  });
  if (edge.places > edge.witnesses.length) panel.push(element("p", { className: "soft" }, "Further places are in the JSON form."));
  return panel;
}
function openLock(idx) {
  const button = (edge, number) => {
    const res = element("button", {}, `${name(edge.from)} → ${name(edge.to)}`);
    if (edge.circle) res.className = "circle";
    res.addEventListener("click", () => { location.hash = `edge=${number}`; });
    return element("div", {}, res);
  };
  const list = test => graph.edges.flatMap((edge, number) => test(edge) ? [button(edge, number)] : []);
  return [element("h1", {}, name(idx)), element("p", { className: "place" }, graph.locks[idx].declared),
    element("h2", {}, "Taken while it is held"), ...list(it => it.from === idx),
    element("h2", {}, "Held when it is taken"), ...list(it => it.to === idx)];
}

// The edges whose ways are shown; the others then stand back.
let shownEdges = new Set();
// What is chosen stands in the address, so that it can be passed on.
function follow() {
  const words = new URLSearchParams(location.hash.slice(1));
  const number = (key, list) => words.has(key) && list[Number(words.get(key))] ? Number(words.get(key)) : null;
  const edge = number("edge", graph.edges), lock = number("lock", graph.locks), circle = number("circle", graph.circles);
  if (words.has("find")) $("find").value = words.get("find");
  if (words.has("circles")) $("circles-only").checked = true;
  const panel = edge !== null ? openEdge(edge) : lock !== null ? openLock(lock)
    : circle !== null ? graph.circles[circle].edges.flatMap(openEdge) : null;
  const edges = new Set(edge !== null ? [edge] : circle !== null ? graph.circles[circle].edges : []);
  shownEdges = edges;
  graph.edges.forEach((it, idx) => it.shape.classList.toggle("chosen", edges.has(idx)));
  graph.locks.forEach((it, idx) => it.shape.classList.toggle("chosen", idx === lock));
  $("witness").hidden = !panel;
  $("graph").classList.toggle("open", Boolean(panel));
  if (panel) {
    const close = element("button", { title: "close" }, "✕ close");
    close.addEventListener("click", () => { location.hash = ""; });
    $("witness").replaceChildren(close, ...panel);
    const ends = [...edges].flatMap(it => [graph.locks[graph.edges[it].from], graph.locks[graph.edges[it].to]]);
    if (graph.locks.length > 30) bring(lock !== null ? [graph.locks[lock]] : ends);
  }
  filter();
}
function filter() {
  const words = $("find").value.toLowerCase(), only = $("circles-only").checked;
  const chosen = new URLSearchParams(location.hash.slice(1)).get("lock");
  const isWanted = lock => (!only || lock.circle) && lock.name.toLowerCase().includes(words);
  // What is found is seen with its neighbours.
  const sure = $("certain-only").checked;
  const isSeen = edge => (!only || edge.circle) && (!sure || edge.certain) && (isWanted(graph.locks[edge.from]) || isWanted(graph.locks[edge.to]))
    && (chosen === null || [edge.from, edge.to].includes(Number(chosen)));
  const near = new Set();
  graph.edges.forEach((edge, idx) => {
    const seen = isSeen(edge);
    const standsOut = seen && (!shownEdges.size || shownEdges.has(idx));
    edge.shape.classList.toggle("faint", !standsOut);
    edge.item.hidden = !seen;
    if (standsOut) near.add(edge.from).add(edge.to);
  });
  graph.locks.forEach((lock, idx) => lock.shape.classList.toggle("faint", !near.has(idx)));
}
graph.edges.forEach((edge, idx) => {
  const button = element("button", { className: "lock" + (edge.circle ? " circle" : "") }, `${name(edge.from)} → ${name(edge.to)}`);
  button.addEventListener("click", () => { location.hash = `edge=${idx}`; });
  edge.item = element("li", {}, button);
  $("edges").append(edge.item);
});
graph.circles.forEach((circle, idx) => {
  const names = circle.edges.map(it => name(graph.edges[it].from));
  const button = element("button", { className: circle.certain ? "lock circle" : "lock doubt" }, [...names, names[0]].join(" → "));
  button.addEventListener("click", () => { location.hash = `circle=${idx}`; });
  $("circles").append(element("li", {}, button, circle.certain ? "" : element("span", { className: "soft" }, " possible")));
});
if (!graph.circles.length) $("circles").replaceWith(element("p", { className: "soft" }, "none"));
$("summary").textContent = [counted(graph.locks.length, "lock"), counted(graph.edges.length, "edge"),
  counted(graph.circles.length, "circle")].join(", ");
$("find").addEventListener("input", filter);
$("circles-only").addEventListener("change", filter);
$("certain-only").addEventListener("change", filter);
window.addEventListener("hashchange", follow);
follow();
