// The three tables of a year, added up on the official form, and what they come to.
"use strict";
nb.views.numbers = async () => {
  const rows = await nb.numbersOf(nb.year());
  const left = nb.chosen().length - rows.length;
  const used = nb.data.site.editions.filter((edition) => rows.some(([, tables]) => Object.values(tables).some((table) => table.edition === edition.id)));
  if (!used.length) return [nb.el("p", { class: "note" }, nb.say("nothing"))];
  const most = (edition) => rows.filter(([, tables]) => Object.values(tables).some((table) => table.edition === edition.id)).length;
  const chosen = used.find((edition) => edition.id === nb.state.edition) ?? [...used].sort((a, b) => most(b) - most(a))[0];
  const made = [nb.el("p", { class: "note" }, nb.say("sums_note", { count: rows.length, left }), " ", nb.say("scope_note"))];
  if (used.length > 1) {
    const options = used.map((edition) => [edition.id, `${nb.say("edition_of", { id: edition.id, first: edition.first, last: edition.last ?? "" })} · ${most(edition)}`]);
    made.push(nb.el("div", { class: "choices" }, nb.choice("edition", nb.say("edition"), options, chosen.id)));
  }
  made.push(...shares(rows));
  for (const form of chosen.tables) {
    const { fields, sums, counts } = nb.sumTable(rows, chosen.id, form.id);
    if (counts.every((count) => !count)) continue;
    const drawn = nb.form(chosen.id, form.id, (field) => ({
      text: nb.show(sums[field]),
      class: sums[field] === null ? "none" : sums[field] === 0n ? "zero" : "",
      title: `${nb.say("reports")}: ${counts[field]}`,
    }), { caption: false });
    const title = nb.say("form_table", { title: nb.label(form.title) });
    const told = () => [
      ["path", nb.say("metric"), nb.say("sum"), nb.say("reports")],
      ...fields.map((path, field) => [path, nb.pick([nb.data.site.metrics[path].l, nb.data.site.metrics[path].e]), sums[field], nb.whole(counts[field])]),
    ];
    made.push(nb.section(title, drawn, nb.el("div", { class: "tools" }, nb.downloads(`${title} ${nb.year()}`, told))));
  }
  return made;
};

// Add up series over reports of any edition: reports that lack a number add nothing.
function totals(rows, names) {
  return names.map((series) => rows.reduce((sum, [, tables]) => sum + (nb.inSeries(tables, series) ?? 0n), 0n));
}

function shareSection(title, entries) {
  const whole = entries.reduce((sum, [, value]) => sum + value, 0n);
  if (!whole) return null;
  const labels = entries.map(([, value]) => `${nb.show(value)} · ${nb.percent(value, whole)}`);
  return nb.section(
    title,
    nb.bars(title, entries.map(([name]) => name), entries.map(([, value]) => nb.float(value)), { labels }),
    nb.el(
      "details",
      {},
      nb.el("summary", {}, nb.say("table_of")),
      nb.table(title, [[nb.say("metric"), "t"], [nb.say("number"), "n"], [nb.say("share"), "t"]], entries.map(([name, value]) => [name, value, nb.percent(value, whole)])),
    ),
  );
}

function shares(rows) {
  const newest = nb.data.site.editions.at(-1);
  const requests = nb.tableOf(newest.id, "requests")?.fields ?? [];
  const last = (label, text) => label.split("/").at(-1) || text;
  // Results by group: what stands below one id is added up.
  const groups = new Map();
  for (const path of requests) {
    const [, group] = path.split(".");
    if (!path.endsWith(".total") || ["received", "carried_in", "carried_out", "results_total"].includes(group)) continue;
    const metric = nb.data.site.metrics[path];
    const levels = nb.pick([metric.l, metric.e]).split(" · ")[0].split("/");
    if (!groups.has(group)) groups.set(group, { name: (levels[1] ?? levels[0]).replace(/[（(][^（）()]{6,}[）)]$/, ""), series: new Set() }); // without its gloss
    groups.get(group).series.add(metric.s);
  }
  const results = [...groups.values()].map(({ name, series }) => [name, totals(rows, [...series]).reduce((a, b) => a + b, 0n)]);
  const of = (paths, part) => paths.map((path) => {
    const metric = nb.data.site.metrics[path];
    return [last(nb.pick([metric.l, metric.e]).split(" · ")[part], path), totals(rows, [metric.s])[0]];
  });
  const denials = of(requests.filter((path) => path.startsWith("requests.denied.") && path.endsWith(".total")), 0);
  const applicants = of(requests.filter((path) => path.startsWith("requests.received.") && !path.endsWith(".total")), 1);
  const made = [shareSection(nb.say("results"), results), shareSection(nb.say("applicants"), applicants), shareSection(nb.say("denials"), denials.sort((a, b) => (a[1] < b[1] ? 1 : -1))), reviews(rows, newest)].filter(Boolean);
  return made.length ? [nb.el("div", { class: "grid" }, made)] : [];
}

// Reconsideration and litigation: how each kind ended.
function reviews(rows, newest) {
  const fields = nb.tableOf(newest.id, "review_litigation")?.fields ?? [];
  const metrics = fields.map((path) => nb.data.site.metrics[path]);
  const names = (part) => [...new Set(metrics.map((metric) => nb.pick([metric.l, metric.e]).split(" · ")[part]))];
  const columns = ["upheld", "corrected", "other", "pending"];
  const kinds = [...new Set(fields.map((path) => path.split(".")[1]))];
  const sums = columns.map((column) => totals(rows, kinds.map((kind) => `review_litigation.${kind}.${column}`)));
  if (sums.flat().every((sum) => !sum)) return null;
  const rowNames = names(0).map((name) => name.split("/").at(-1));
  const columnNames = names(1);
  const title = nb.say("reviews");
  return nb.section(
    title,
    nb.stacked(title, rowNames, columns.map((_, at) => ({ name: columnNames[at], colour: nb.palette[at], values: sums[at].map(nb.float) }))),
    nb.el(
      "details",
      {},
      nb.el("summary", {}, nb.say("table_of")),
      nb.table(title, [["", "t"], ...columns.map((_, at) => [columnNames[at], "n"])], rowNames.map((name, row) => [name, ...columns.map((_, at) => sums[at][row])])),
    ),
  );
}
