// The page: what the address asks for is shown, and every choice goes into the address, so that back and forward work.
"use strict";
const SHOWN_VIEWS = ["overview", "numbers", "trends", "ranking", "findings", "agencies"];

const place = (id) => document.getElementById(id);
let shown = 0;

async function show() {
  nb.readAddress();
  const turn = ++shown;
  const { site } = nb.data;
  document.documentElement.lang = nb.lang() === "zh" ? "zh-CN" : "en";
  document.title = `${site.title} · ${nb.say(nb.state.view === "agency" ? "view.agencies" : `view.${nb.state.view}`)}`;
  place("title").textContent = site.title;
  place("skip").textContent = nb.say("skip");
  place("views").setAttribute("aria-label", nb.say("views"));
  place("filters").setAttribute("aria-label", nb.say("filters"));
  const other = nb.lang() === "zh" ? "en" : "zh";
  place("language").replaceChildren(
    nb.el("button", { type: "button", class: "quiet print", onclick: () => window.print() }, nb.say("print")),
    nb.el("a", { href: nb.address({ lang: other }), lang: other, class: "button" }, nb.say("other_language")),
  );
  const current = nb.state.view === "agency" ? "agencies" : nb.state.view;
  place("views").replaceChildren(...SHOWN_VIEWS.map((view) =>
    nb.el("a", { href: nb.address({ view, id: null, at: null, kind: null, name: null, code: null, edition: null, scope: null, year: view === "agencies" ? null : nb.state.year }), "aria-current": view === current ? "page" : null }, nb.say(`view.${view}`)),
  ));
  const kept = document.activeElement?.name;
  place("filters").replaceChildren(...nb.filters());
  place("footer").textContent = nb.say("made_by");
  let made;
  try {
    made = await nb.views[nb.state.view]();
  } catch (error) {
    made = [nb.el("p", { class: "note warn" }, error.message.startsWith("file:") || error.message.startsWith("http") ? nb.say("failed", { file: decodeURI(error.message.split("/data/").at(-1)) }) : String(error))];
    if (!/^(file|http)/.test(error.message)) console.error(error);
  }
  if (turn !== shown) return; // something else was asked for meanwhile
  place("content").replaceChildren(...[made].flat(Infinity).filter(Boolean));
  nb.draw();
  // The page was made anew: whoever moves by keyboard goes on where they were.
  if (kept) document.querySelector(`[name="${CSS.escape(kept)}"]`)?.focus({ preventScroll: true });
  document.body.dataset.ready = String(turn);
}

place("filters").addEventListener("submit", (event) => event.preventDefault());
place("skip").addEventListener("click", (event) => {
  event.preventDefault(); // the address says what is shown, not where on the page
  place("content").focus();
});
// What is folded has no width until it is opened.
document.addEventListener("toggle", () => nb.drawn.forEach(({ chart }) => chart?.resize()), true);
window.addEventListener("hashchange", show);
Promise.all([nb.need("site"), nb.need("reports")]).then(() => {
  nb.open();
  return show();
}, (error) => {
  place("content").textContent = nb.say("failed", { file: decodeURI(error.message.split("/data/").at(-1)) });
});
