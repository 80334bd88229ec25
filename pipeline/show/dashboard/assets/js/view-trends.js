// Trends: one number over the years, cut where the form made it something else.
"use strict";
const SHOWN_FIRST = "requests.received.total";

nb.views.trends = async () => {
  const series = nb.seriesList().has(nb.state.series) ? nb.state.series : SHOWN_FIRST;
  const years = nb.years.length ? nb.every([...nb.years].reverse()) : [];
  const metric = nb.data.site.metrics[series];
  // What looks like it on another form is drawn beside it, and never joined to it.
  const beside = (metric?.x ?? []).map((path) => nb.data.site.metrics[path].s);
  const rows = [];
  for (const year of years) {
    const reports = await nb.numbersOf(year);
    const numbers = reports.map(([, tables]) => nb.inSeries(tables, series)).filter((value) => value !== null);
    numbers.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    rows.push({ year, count: numbers.length, sum: added(numbers), median: middle(numbers), beside: beside.map((each) => added(reports.map(([, tables]) => nb.inSeries(tables, each)).filter((value) => value !== null))) });
  }
  const others = beside.map((each, at) => ({ series: each, at })).filter(({ at }) => rows.some((row) => row.beside[at] !== null));
  const name = nb.seriesName(series);
  const title = `${name}（${nb.unitOf(series)}）`;
  const breaks = nb.data.site.editions.map((edition) => edition.first).filter((first) => years.includes(first) && first !== years[0]);
  const note = metric ? nb.pick([metric.n, metric.m]) : null;
  const made = [
    nb.el("div", { class: "choices" }, nb.seriesChoice(series)),
    nb.el("p", { class: "note" }, nb.say("trend_note"), " ", nb.say("scope_note")),
    note && nb.el("p", { class: "note warn" }, nb.say("not_comparable", { note })),
  ];
  if (rows.every(({ count }) => !count)) return [...made, nb.el("p", {}, nb.say("nothing"))];
  return [
    ...made,
    nb.section(
      title,
      nb.lines(title, years, [
        { name: others.length ? name : nb.say("sum"), values: rows.map(({ sum }) => nb.float(sum)) },
        ...others.map(({ series: each, at }) => ({ name: nb.seriesName(each), values: rows.map((row) => nb.float(row.beside[at])) })),
      ], breaks.map((year) => [year, nb.say("new_form", { year })])),
      nb.table(
        name,
        [[nb.say("year"), "t"], [nb.say("sum"), "n"], [nb.say("reports"), "n"], [nb.say("median"), "n"], ...others.map(({ series: each }) => [nb.seriesName(each), "n"])],
        rows.map((row) => [{ text: String(row.year), href: nb.address({ view: "ranking", year: row.year, series }) }, row.sum, nb.whole(row.count), row.median, ...others.map(({ at }) => row.beside[at])]),
      ),
    ),
  ];
};

function added(numbers) {
  return numbers.length ? numbers.reduce((a, b) => a + b, 0n) : null;
}

// The number in the middle; of two the lower, which is one that was printed.
function middle(sorted) {
  return sorted.length ? sorted[(sorted.length - 1) >> 1] : null;
}
