// The ranking of agencies by one number, with what is far out.
"use strict";
nb.views.ranking = async () => {
  const series = nb.seriesList().has(nb.state.series) ? nb.state.series : SHOWN_FIRST;
  const year = nb.year();
  const values = async (of) => (await nb.numbersOf(of)).map(([report, tables]) => ({ report, value: nb.inSeries(tables, series) })).filter(({ value }) => value !== null);
  const now = (await values(year)).sort((a, b) => (a.value < b.value ? 1 : a.value > b.value ? -1 : 0));
  const before = new Map((/^\d+$/.test(year) ? await values(Number(year) - 1) : []).map(({ report, value }) => [report.agency.id, value]));
  const choices = nb.el("div", { class: "choices" }, nb.seriesChoice(series));
  if (!now.length) return [choices, nb.el("p", { class: "note" }, nb.say("nothing"))];
  const limit = upperLimit(now.map(({ value }) => value));
  const total = now.reduce((sum, { value }) => sum + value, 0n);
  const name = `${nb.seriesName(series)}（${nb.unitOf(series)}）`;
  const hints = ({ value }, last) => [
    limit !== null && value > limit ? nb.say("far_out") : null,
    last && value && (value >= last * 10n || last >= value * 10n) && (value >= nb.whole(10) || last >= nb.whole(10)) ? nb.say("jump") : null,
  ].filter(Boolean).join("；");
  let rank = 0;
  const rows = now.map((each, at) => {
    if (!at || each.value !== now[at - 1].value) rank = at + 1;
    const { agency } = each.report;
    const last = before.get(agency.id);
    const hint = hints(each, last);
    return [
      nb.whole(rank),
      { text: nb.agencyName(agency), href: nb.address({ view: "agency", id: agency.id }) },
      nb.regionName(agency.region),
      { text: each.value, class: hint ? "hint" : "" },
      { text: nb.percent(each.value, total), sort: each.value },
      last ?? null,
      { text: hint, class: hint ? "hint" : "" },
    ];
  });
  const top = now.slice(0, 15);
  return [
    choices,
    nb.section(
      `${year} · ${name}`,
      nb.bars(name, top.map(({ report }) => nb.agencyName(report.agency)), top.map(({ value }) => nb.float(value)), { labels: top.map((each) => `${nb.show(each.value)}${limit !== null && each.value > limit ? ` ▲` : ""}`) }),
      nb.table(name, [[nb.say("rank"), "n"], [nb.say("agency"), "t"], [nb.say("region"), "t"], [nb.say("value"), "n"], [nb.say("share"), "n"], [nb.say("before"), "n"], [nb.say("note"), "t"]], rows, { foot: ["", nb.say("total"), "", total, "", null, ""] }),
      nb.el("p", { class: "note" }, nb.say("outlier_note"), " ", nb.say("scope_note")),
    ),
  ];
};

// Above the upper quartile by three times the distance of the quartiles; null where there are too few to say.
function upperLimit(values) {
  if (values.length < 8) return null;
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const quartile = (part) => sorted[Math.floor((sorted.length - 1) * part)];
  const apart = quartile(0.75) - quartile(0.25);
  return apart ? quartile(0.75) + 3n * apart : null;
}
