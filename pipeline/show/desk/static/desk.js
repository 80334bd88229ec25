// The keys and lights of the review desk. Everything that is decided goes to the server by htmx; here is only what a hand
// and an eye need: which number is chosen, where it stands on the page, and the keys.
"use strict";

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const words = (text) => (text || "").split(" ").filter(Boolean);
const spotOf = (path) => document.getElementById("d:" + path);
const cellOf = (path) => document.getElementById("c:" + path);

let chosen = null; // the path of the chosen cell
let active = null; // the id of the finding that is looked at
let telling = 0;

function tell(text) {
  const told = one("#told");
  told.textContent = text;
  clearTimeout(telling);
  telling = setTimeout(() => { told.textContent = ""; }, 6000);
}

// One report.

function findingsOf(path) {
  return all(".finding").filter((each) => [each.dataset.stop, ...words(each.dataset.left), ...words(each.dataset.right)].includes(path));
}

function finding() {
  return active ? document.getElementById("f-" + active) : null;
}

function show(element, pane) {
  if (!element || !pane) return;
  const box = element.getBoundingClientRect();
  const room = pane.getBoundingClientRect();
  const margin = 40;
  if (box.top < room.top + margin || box.bottom > room.bottom - margin) pane.scrollTop += (box.top + box.bottom - room.top - room.bottom) / 2;
  if (box.left < room.left || box.right > room.right) pane.scrollLeft += (box.left + box.right - room.left - room.right) / 2;
}

function light() {
  for (const each of all(".on, .left, .right, .hint")) if (!each.closest(".legend")) each.classList.remove("on", "left", "right", "hint");
  for (const each of all(".finding")) each.classList.toggle("active", each.dataset.id === active);
  const about = finding();
  if (about) {
    for (const side of ["left", "right"]) {
      for (const path of words(about.dataset[side])) for (const each of [spotOf(path), cellOf(path)]) if (each) each.classList.add(side);
    }
    for (const path of words(about.dataset.hints)) if (cellOf(path)) cellOf(path).classList.add("hint");
  }
  for (const each of [spotOf(chosen), cellOf(chosen)]) if (each) each.classList.add("on");
  const spot = spotOf(chosen);
  if (spot && spot.parentNode && spot.ownerSVGElement) spot.parentNode.append(spot); // drawn last, above its neighbours
}

function describe() {
  const line = one(".chosen");
  const cell = cellOf(chosen);
  if (!line) return;
  line.replaceChildren();
  if (!cell) { line.textContent = line.dataset.none; return; }
  const say = (text, name = "") => { const part = document.createElement(name === "b" ? "b" : "span"); part.className = name; part.textContent = text; line.append(part, " "); };
  say(cell.dataset.label, "label");
  say(line.dataset.printed); say(cell.dataset.printed, "b");
  say(line.dataset.read); say(cell.dataset.said, "b");
  if (cell.dataset.corrected) { say(line.dataset.corrected); say(cell.dataset.corrected, "b"); }
  say(cell.dataset.where, "label");
}

function aim() {
  // What is corrected is the chosen cell, where the finding speaks of it; else the one that it leads to.
  const about = finding();
  if (!about) return;
  const field = one("form.correct input[name=path]", about);
  if (!field) return;
  const mine = [about.dataset.stop, ...words(about.dataset.left), ...words(about.dataset.right)];
  const path = mine.includes(chosen) ? chosen : about.dataset.stop;
  const cell = cellOf(path);
  field.value = cell ? path : "";
  one("form.correct", about).hidden = !cell;
  one("form.correct .of", about).textContent = cell ? brief(cell.dataset.label) + "：" : "";
}

function brief(label) {
  return label.split(" · ").map((part) => part.split("/").pop()).join(" · ");
}

function choose(path, options = {}) {
  chosen = path;
  const among = findingsOf(path);
  if (options.finding !== undefined) active = options.finding;
  else if (!among.some((each) => each.dataset.id === active)) active = ((among.find((each) => each.dataset.open) || among[0] || {}).dataset || {}).id || null;
  light();
  describe();
  aim();
  show(spotOf(path), one(".paper"));
  show(cellOf(path), one(".form"));
  show(finding(), one(".findings"));
  const cell = cellOf(path);
  if (cell && options.focus !== false && document.activeElement !== cell) cell.focus({ preventScroll: true });
}

function look(about, focus = true) {
  if (about.closest("details")) about.closest("details").open = true;
  if (about.dataset.stop && cellOf(about.dataset.stop)) { choose(about.dataset.stop, { finding: about.dataset.id, focus }); return; }
  chosen = null; // it is about the report as a whole, or about what is not there
  active = about.dataset.id;
  light();
  describe();
  aim();
  show(about, one(".findings"));
  if (focus) about.focus({ preventScroll: true });
}

function next(step) {
  const open = all(".finding").filter((each) => each.dataset.open);
  if (!open.length) { tell(document.body.dataset.finished); return; }
  const every = all(".finding");
  const here = every.findIndex((each) => each.dataset.id === active);
  const order = step > 0 ? [...every.slice(here + 1), ...every.slice(0, here + 1)] : [...every.slice(0, Math.max(here, 0)).reverse(), ...every.slice(Math.max(here, 0)).reverse()];
  look(order.find((each) => each.dataset.open));
}

function term() {
  const about = finding();
  const paths = about ? [...words(about.dataset.left), ...words(about.dataset.right)].filter(cellOf) : [];
  if (paths.length) choose(paths[(paths.indexOf(chosen) + 1) % paths.length], { finding: active });
}

function step(down, right) {
  const cell = cellOf(chosen);
  if (!cell) { const first = one(".sheet .number"); if (first) choose(first.dataset.path); return; }
  const table = cell.closest("table");
  const [row, column] = [Number(cell.dataset.row), Number(cell.dataset.column)];
  const key = (each) => [Number(each.dataset.row), Number(each.dataset.column)];
  const near = all(".number", table).filter((each) => {
    const [r, c] = key(each);
    return right ? r === row && Math.sign(c - column) === right : c === column && Math.sign(r - row) === down;
  });
  near.sort((a, b) => Math.abs(key(a)[0] - row) + Math.abs(key(a)[1] - column) - Math.abs(key(b)[0] - row) - Math.abs(key(b)[1] - column));
  if (near.length) { choose(near[0].dataset.path); return; }
  if (right) return;
  const tables = all(".sheet");
  const other = tables[tables.indexOf(table) + down];
  const cells = other ? all(".number", other) : [];
  if (cells.length) choose(cells[down > 0 ? 0 : cells.length - 1].dataset.path);
}

function send(kind) {
  const about = finding();
  const form = about && one("form." + kind, about);
  if (!form || form.hidden) return;
  const field = one("input:not([type=hidden])", form);
  if (field) { field.focus(); field.select(); } else form.requestSubmit();
}

function zoom(by) {
  const paper = one(".paper");
  if (!paper) return;
  paper.dataset.zoom = Math.min(4, Math.max(0, Number(paper.dataset.zoom) + by));
  show(spotOf(chosen), paper);
}

function marks() {
  for (const cell of all(".sheet .number")) {
    const spot = spotOf(cell.dataset.path);
    if (!spot) continue;
    const settled = cell.classList.contains("confirmed") || cell.classList.contains("dismissed") || cell.classList.contains("corrected");
    for (const mark of ["doubtful", "wrong"]) spot.classList.toggle(mark, cell.dataset.mark === mark && !settled);
  }
}

function settle() {
  // After the work was drawn anew: what was chosen stays chosen.
  marks();
  const about = finding();
  if (chosen && cellOf(chosen)) choose(chosen, { finding: about ? active : undefined });
  else if (about) look(about);
  else { const first = all(".finding").find((each) => each.dataset.open); if (first) look(first); }
  const notice = one(".notice");
  if (notice) notice.focus();
}

const KEYS = {
  Enter: (event) => next(event.shiftKey ? -1 : 1),
  ArrowDown: () => step(1, 0), ArrowUp: () => step(-1, 0), ArrowRight: () => step(0, 1), ArrowLeft: () => step(0, -1),
  t: term, a: () => send("confirm"), c: () => send("correct"), d: () => send("dismiss"), u: () => send("reopen"),
  n: () => { const link = one("a[rel=next]"); if (link) link.click(); }, p: () => { const link = one("a[rel=prev]"); if (link) link.click(); },
  "+": () => zoom(1), "=": () => zoom(1), "-": () => zoom(-1),
  Escape: () => { location.href = one(".bar").dataset.queue; },
};

function onReportKey(event) {
  const typing = event.target.matches("input, textarea, select");
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (typing) {
    if (event.key === "Escape") { event.preventDefault(); settle(); }
    return;
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === "Enter" && event.target.matches("button, a, summary")) return;
  if (!KEYS[key]) return;
  event.preventDefault();
  KEYS[key](event);
}

// The queue.

function onQueueKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const search = one("#text");
  const typing = event.target.matches("input");
  if (event.key === "/" && !typing) { event.preventDefault(); search.focus(); search.select(); return; }
  if (event.key === "Escape" && typing) { event.target.blur(); return; }
  const rows = all(".list tbody tr");
  const here = rows.findIndex((row) => row.classList.contains("chosen"));
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by && rows.length) {
    event.preventDefault();
    const row = rows[Math.min(rows.length - 1, Math.max(0, here + by))];
    for (const each of rows) each.classList.toggle("chosen", each === row);
    const link = one("a", row);
    link.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter" && here >= 0 && !typing && !event.target.matches("a, button")) {
    one("a", rows[here]).click();
  }
}

// Both.

document.addEventListener("keydown", (event) => (document.body.classList.contains("report") ? onReportKey : onQueueKey)(event));

document.addEventListener("click", (event) => {
  const spot = event.target.closest(".spot, .sheet .number");
  if (spot) { choose(spot.dataset.path); return; }
  const line = event.target.closest(".finding .line");
  if (line) { look(line.closest(".finding")); return; }
  const button = event.target.closest("button");
  if (button && button.classList.contains("zoom")) zoom(Number(button.dataset.step));
  if (button && button.classList.contains("candidate")) { const field = one("input[name=value]", button.closest("form")); field.value = button.dataset.value; field.focus(); }
  if (button && button.classList.contains("drop")) { button.closest(".notice").remove(); settle(); }
});

document.addEventListener("focusin", (event) => {
  const cell = event.target.closest(".sheet .number");
  if (cell && cell.dataset.path !== chosen) choose(cell.dataset.path);
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (!document.body.classList.contains("report")) return;
  if (event.target.matches(".paper")) { marks(); light(); show(spotOf(chosen) || one(".paper .spot"), one(".paper")); } else if (event.target.matches("#work")) settle();
});
document.addEventListener("htmx:sendError", () => tell(document.body.dataset.unsent));
document.addEventListener("htmx:responseError", () => tell(document.body.dataset.unsent));
document.addEventListener("DOMContentLoaded", () => { if (document.body.classList.contains("report")) settle(); });
