// All agencies, and the page of one: its reports as on the form, its findings, its documents.
"use strict";
nb.views.agencies = () => {
  const { kind } = nb.state;
  const agencies = new Map();
  const entry = (agency) => {
    if (!agencies.has(agency)) agencies.set(agency, { years: new Set(), counts: {}, errors: 0 });
    return agencies.get(agency);
  };
  for (const report of nb.chosen()) {
    if (kind && report.kind !== kind) continue;
    const own = entry(report.agency);
    own.years.add(report.year);
    own.counts[report.kind] = (own.counts[report.kind] ?? 0) + 1;
    own.errors += report.errors;
  }
  if (!kind || kind === "missing") {
    for (const each of nb.lacking()) {
      const own = entry(each.agency);
      own.counts.missing = (own.counts.missing ?? 0) + 1;
      if (kind) own.years.add(each.year);
    }
  }
  const kinds = [["", nb.say("all")], ...[...nb.kinds, "missing"].filter((each) => nb.reports.some((report) => report.kind === each) || (each === "missing" && nb.missing.length)).map((each) => [each, nb.say(each)])];
  const place = nb.el("div", {});
  const shown = [...nb.kinds, "missing"].filter((each) => [...agencies.values()].some(({ counts }) => counts[each]));
  const fill = (part) => {
    const rows = [...agencies].filter(([agency]) => agency.name.includes(part)).map(([agency, { years, counts, errors }]) => [
      { text: nb.agencyName(agency), href: nb.address({ view: "agency", id: agency.id, kind: null }) },
      nb.regionName(agency.region),
      agency.level ? nb.levelName(agency.level) : "",
      span([...years]),
      ...shown.map((each) => nb.whole(counts[each] ?? 0)),
      nb.whole(errors),
    ]);
    place.replaceChildren(rows.length
      ? nb.table(nb.say("view.agencies"), [[nb.say("agency"), "t"], [nb.say("region"), "t"], [nb.say("level"), "t"], [nb.say("years"), "t"], ...shown.map((each) => [nb.say(each), "n"]), [nb.say("errors"), "n"]], rows)
      : nb.el("p", {}, nb.say("nothing")));
  };
  fill(nb.state.name ?? "");
  const search = nb.el("input", { type: "search", name: "name", value: nb.state.name ?? "", oninput: (event) => {
    // Kept in the address without a step back for every letter.
    nb.state.name = event.target.value;
    history.replaceState(null, "", nb.address({}));
    fill(event.target.value);
  } });
  return [
    nb.el("div", { class: "choices" }, nb.el("label", {}, nb.el("span", {}, nb.say("search")), search), nb.choice("kind", nb.say("standing"), kinds, kind)),
    nb.section(nb.say("view.agencies"), place),
  ];
};

// 2019–2021, 2023
function span(years) {
  const sorted = years.filter((year) => year !== NO_YEAR).sort((a, b) => a - b);
  const runs = [];
  for (const year of sorted) {
    if (runs.at(-1)?.[1] === year - 1) runs.at(-1)[1] = year;
    else runs.push([year, year]);
  }
  return [...runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)), ...(years.includes(NO_YEAR) ? [nb.say("no_year")] : [])].join(", ");
}

nb.views.agency = async () => {
  const known = nb.agencies.find((agency) => agency.id === nb.state.id);
  if (!known) return [nb.el("p", { class: "note" }, nb.say("nothing"))];
  const back = nb.el("p", { class: "back" }, nb.el("a", { href: nb.address({ view: "agencies", id: null, at: null }) }, `‹ ${nb.say("back")}`));
  const has = nb.reports.some((report) => report.agency === known);
  const agency = has ? await nb.need(`agency-${known.id}`, `agency/${known.id}.js`) : { ...known, reports: [] };
  const about = [["region", agency.region], ["level", agency.level && nb.levelName(agency.level)], ["kind", agency.kind], ["aliases", agency.aliases]].filter(([, text]) => text);
  const full = agency.reports.map((report, at) => ({ ...report, at, year: report.year ?? NO_YEAR })).sort((a, b) => (b.year === NO_YEAR ? -1 : a.year === NO_YEAR ? 1 : b.year - a.year) || Boolean(b.tables) - Boolean(a.tables));
  const shown = full.find((report) => String(report.at) === nb.state.at) ?? full.find((report) => String(report.year) === nb.state.year && report.tables) ?? full.find((report) => report.tables) ?? full[0];
  const standing = (name) => (name ? nb.pick(nb.data.site.standings[name]) : nb.say("unjudged"));
  const lacking = nb.missing.filter((each) => each.agency === known);
  const documents = nb.table(
    nb.say("documents"),
    [[nb.say("year"), "t"], [nb.say("scope"), "t"], [nb.say("standing"), "t"], [nb.say("published_on"), "t"], [nb.say("document"), "t"]],
    [
      ...full.map((report) => [report.year, [
        { text: nb.yearName(report.year), href: nb.address({ at: report.at, year: null }), class: report === shown ? "here" : "", sort: String(report.year) },
        nb.say(`scope.${report.scope}`),
        { text: standing(report.standing), class: `standing ${report.standing ?? "unjudged"}` },
        report.published ?? "",
        { text: report.uri, class: "uri" },
      ]]),
      ...lacking.map((each) => [each.year, [{ text: String(each.year), sort: String(each.year) }, nb.say(`scope.${each.scope}`), { text: nb.say("missing"), class: "standing missing" }, "", ""]]),
    ].sort(([a], [b]) => (a === NO_YEAR ? 1 : b === NO_YEAR ? -1 : b - a)).map(([, row]) => row),
  );
  return [
    back,
    nb.el("h2", { class: "agency" }, nb.agencyName(known)),
    about.length ? nb.el("dl", {}, about.map(([key, text]) => [nb.el("dt", {}, nb.say(key)), nb.el("dd", {}, text)]).flat()) : null,
    nb.section(nb.say("documents"), documents),
    history_(agency.reports),
    shown ? oneReport(shown, standing) : null,
  ];
};

// Requests received and carried over, year by year, of the agency's own and consolidated reports.
function history_(reports) {
  const found = [...new Set(reports.filter((report) => report.tables?.requests && report.year).map((report) => report.year))].sort((a, b) => a - b);
  if (found.length < 2) return null;
  const years = nb.every(found);
  const names = ["requests.received.total", "requests.results_total.total", "requests.carried_out.total"];
  const scopes = [...new Set(reports.filter((report) => report.tables?.requests).map((report) => report.scope))].sort();
  const value = (year, scope, series) => {
    const report = reports.find((each) => each.year === year && each.scope === scope && each.tables?.requests);
    if (!report) return null;
    const [edition, cells] = report.tables.requests;
    return nb.inSeries({ requests: { edition, cells: cells.split(",") } }, series);
  };
  const lines = scopes.flatMap((scope) => names.map((series) => ({
    name: `${nb.seriesName(series).split(" · ")[0].split("/").slice(-2).join(" ")}${scopes.length > 1 ? `（${nb.say(`scope.${scope}`)}）` : ""}`,
    values: years.map((year) => nb.float(value(year, scope, series))),
  })));
  return nb.section(nb.say("trend_of"), nb.lines(nb.say("trend_of"), years, lines, nb.data.site.editions.map((edition) => edition.first).filter((first) => years.includes(first) && first !== years[0]).map((year) => [year, nb.say("new_form", { year })])));
}

function oneReport(report, standing) {
  const heading = `${nb.yearName(report.year)} · ${nb.say(`scope.${report.scope}`)} · ${standing(report.standing)}`;
  if (!report.tables) return nb.section(heading, nb.el("p", { class: "note" }, nb.say("replaced")));
  const made = [report.title && nb.el("p", { class: "printed" }, report.title), report.reasons && nb.el("p", {}, `${nb.say("reason")}：`, report.reasons.split(" ").map((code) => nb.pick(nb.data.site.checks[code] ?? [code, code])).join("、"))];
  made.push(nb.el("p", { class: "legend" }, nb.say("legend")));
  const rows = [];
  for (const [table, [edition, joined]] of Object.entries(report.tables).sort(([a], [b]) => order(a) - order(b))) {
    const cells = joined.split(",");
    made.push(nb.form(edition, table, (field, path) => {
      const value = nb.cell(cells[field]);
      const [printed, corrected] = report.printed[path] ?? [null, false];
      const mark = report.marks[path];
      const text = value === null ? (cells[field] === "t" && printed ? printed : nb.say(`state.${cells[field]}`)) : nb.show(value);
      rows.push([path, nb.pick([nb.data.site.metrics[path].l, nb.data.site.metrics[path].e]), value === null ? text : value]);
      return {
        text: `${text}${corrected ? " ✎" : mark === "w" ? " !" : mark === "d" || cells[field] === "t" ? " ?" : ""}`,
        class: corrected ? "corrected" : mark === "w" ? "wrong" : mark === "d" || cells[field] === "t" ? "doubtful" : value === null ? "none" : value === 0n ? "zero" : "",
        title: corrected ? nb.say("printed_as", { text: printed ?? "" }) : null,
      };
    }));
  }
  made.push(nb.el("div", { class: "tools" }, nb.downloads(`${report.title ?? ""} ${report.year}`, () => [["path", nb.say("metric"), nb.say("value")], ...rows])));
  made.push(nb.el("h3", {}, nb.say("its_findings")));
  made.push(report.findings.length ? findingsOf(report) : nb.el("p", {}, nb.say("no_findings")));
  if (report.more) made.push(nb.el("p", {}, nb.say("more_findings", { count: report.more })));
  return nb.section(heading, made.filter(Boolean));
}

const order = (table) => ["proactive_disclosure", "requests", "review_litigation", "statistics"].indexOf(table);

function findingsOf(report) {
  return nb.el(
    "ul",
    { class: "findings" },
    report.findings.map(([severity, code, path, zh, en, , decision]) =>
      nb.el(
        "li",
        { class: `severity${severity}` },
        nb.el("strong", {}, `${nb.say(`severity.${severity}`)} · ${nb.pick(nb.data.site.checks[code] ?? [code, code])}`),
        " ",
        nb.el("code", {}, code),
        decision ? nb.el("em", {}, ` ${nb.say(`decision.${decision}`)}`) : null,
        nb.el("div", {}, nb.pick([zh, en])),
        path && nb.data.site.metrics[path] ? nb.el("small", {}, `${nb.say("where")}：${nb.pick([nb.data.site.metrics[path].l, nb.data.site.metrics[path].e])}`) : null,
      ),
    ),
  );
}
