// The office: its agencies and reports, and which of them the filters leave.
"use strict";
const NO_YEAR = "none";
const STANDING = ["usable", "usable_corrected", "check_reading", "send_back", "no_tables", "superseded", "not_a_report"];
const COUNTED = new Set(["usable", "usable_corrected", "check_reading", "send_back", "no_tables", null]);
// What a report counts as on the overview.
nb.kinds = ["usable", "check_reading", "send_back", "no_tables", "unjudged"];

nb.open = () => {
  const { agencies, reports, missing } = nb.data.reports;
  nb.agencies = agencies.map(([id, name, region, level, kind]) => ({ id, name, region, level, kind }));
  nb.reports = reports.map(([agency, scope, year, standing, errors, warnings]) => {
    const name = standing < 0 ? null : STANDING[standing];
    const kind = name === null ? "unjudged" : name === "usable_corrected" ? "usable" : name;
    return { agency: nb.agencies[agency], scope, year: year ?? NO_YEAR, standing: name, kind, errors, warnings, counted: COUNTED.has(name) };
  });
  nb.missing = missing.map(([agency, scope, year]) => ({ agency: nb.agencies[agency], scope, year }));
  const years = [...new Set([...nb.reports.filter((report) => report.counted).map((report) => report.year), ...nb.missing.map((each) => each.year)])];
  nb.years = years.filter((year) => year !== NO_YEAR).sort((a, b) => b - a);
  nb.noYear = years.includes(NO_YEAR);
  nb.regions = [...new Set(nb.agencies.map((agency) => agency.region))].sort((a, b) => (a === null) - (b === null) || nb.byName(String(a), String(b)));
  const order = ["国家", "省", "市", "县", "乡"];
  nb.levels = [...order, null].filter((level) => nb.agencies.some((agency) => agency.level === level));
};

nb.agencyName = (agency) => agency.name || nb.say("unknown_agency");
nb.regionName = (region) => region ?? nb.say("no_region");
nb.levelName = (level) => nb.say(level ? `level.${level}` : "no_level");
nb.yearName = (year) => (year === NO_YEAR ? nb.say("no_year") : String(year));

// Views of one year; whoever comes from all years sees the latest.
const OF_A_YEAR = new Set(["numbers", "ranking"]);
// The year that is looked at: that of the address, else the latest; of the list of agencies all.
nb.year = () => {
  const { view, year } = nb.state;
  if (year && !(year === "all" && OF_A_YEAR.has(view))) return year;
  return view === "agencies" ? "all" : String(nb.years[0] ?? NO_YEAR);
};
// Sums never hold both scopes.
const SUMMING = new Set(["numbers", "trends", "ranking"]);
nb.scope = () => nb.state.scope ?? (SUMMING.has(nb.state.view) ? "0" : "all");

nb.fits = ({ agency, scope, year }, { years = true } = {}) =>
  (!years || nb.year() === "all" || String(year) === nb.year()) &&
  (nb.scope() === "all" || String(scope) === nb.scope()) &&
  (!nb.state.region || (agency.region ?? "") === (nb.state.region === "none" ? "" : nb.state.region)) &&
  (!nb.state.level || (agency.level ?? "none") === nb.state.level);
nb.chosen = (options) => nb.reports.filter((report) => report.counted && nb.fits(report, options));
nb.lacking = (options) => nb.missing.filter((each) => nb.fits(each, options));

nb.filters = () => {
  const { view } = nb.state;
  const made = [];
  const all = ["all", nb.say("all")];
  if (["overview", "numbers", "ranking", "findings", "agencies"].includes(view)) {
    const years = nb.years.map((year) => [String(year), String(year)]);
    if (nb.noYear) years.push([NO_YEAR, nb.say("no_year")]);
    made.push(nb.choice("year", nb.say("year"), OF_A_YEAR.has(view) ? years : [all, ...years], nb.year()));
  }
  if (view !== "agency") {
    if (nb.regions.length > 1) made.push(nb.choice("region", nb.say("region"), [["", nb.say("all")], ...nb.regions.map((region) => [region ?? "none", nb.regionName(region)])], nb.state.region));
    if (nb.levels.length > 1) made.push(nb.choice("level", nb.say("level"), [["", nb.say("all")], ...nb.levels.map((level) => [level ?? "none", nb.levelName(level)])], nb.state.level));
    const scopes = ["0", "1", "2"].filter((scope) => nb.reports.some((report) => String(report.scope) === scope)).map((scope) => [scope, nb.say(`scope.${scope}`)]);
    made.push(nb.choice("scope", nb.say("scope"), SUMMING.has(view) ? scopes : [all, ...scopes], nb.scope()));
  }
  return made;
};

// The usable reports of a year that the filters leave, with their cells: [report, { table: { edition, cells } }].
nb.numbersOf = async (year) => {
  if (!nb.reports.some((report) => String(report.year) === String(year) && report.kind === "usable" && report.counted)) return [];
  const rows = await nb.need(`year-${year}`);
  return rows
    .map(([number, tables]) => [nb.reports[number], tables])
    .filter(([report]) => nb.fits(report, { years: false }))
    .map(([report, tables]) => [report, Object.fromEntries(Object.entries(tables).map(([table, [edition, cells]]) => [table, { edition, cells: cells.split(",") }]))]);
};

// Add up the cells of a table over reports on one edition: sums, and how many reports have a number in each.
nb.sumTable = (rows, edition, table) => {
  const fields = nb.tableOf(edition, table).fields;
  const sums = fields.map(() => null);
  const counts = fields.map(() => 0);
  for (const [, tables] of rows) {
    const own = tables[table];
    if (own?.edition !== edition) continue;
    own.cells.forEach((text, field) => {
      const value = nb.cell(text);
      if (value === null) return;
      sums[field] = (sums[field] ?? 0n) + value;
      counts[field] += 1;
    });
  }
  return { fields, sums, counts };
};

// The number of a series in a report: the sum of its fields; null where one of them is no number, or the form has none.
nb.inSeries = (tables, series) => {
  const table = series.split(".")[0];
  const own = tables[table];
  if (!own) return null;
  const fields = nb.fieldsOf(own.edition, series);
  if (!fields.length) return null;
  let sum = 0n;
  for (const field of fields) {
    const value = nb.cell(own.cells[field] ?? "a");
    if (value === null) return null;
    sum += value;
  }
  return sum;
};
const known = new Map();
nb.fieldsOf = (edition, series) => {
  const key = `${edition} ${series}`;
  if (!known.has(key)) {
    const fields = nb.tableOf(edition, series.split(".")[0])?.fields ?? [];
    known.set(key, fields.flatMap((path, field) => (nb.data.site.metrics[path].s === series ? [field] : [])));
  }
  return known.get(key);
};

// Every series, by table of the newest edition that has it: [series, words].
nb.seriesList = () => {
  const found = new Map();
  for (const edition of [...nb.data.site.editions].reverse()) {
    for (const table of edition.tables) {
      for (const path of table.fields) {
        const metric = nb.data.site.metrics[path];
        if (!found.has(metric.s)) found.set(metric.s, { table: table.title, edition: edition.id, path });
      }
    }
  }
  return found;
};
nb.seriesName = (series) => {
  const metric = nb.data.site.metrics[series];
  if (metric) return nb.pick([metric.l, metric.e]);
  // Rows that are one thing together: what is above them, and the column that they share.
  const path = nb.seriesList().get(series)?.path;
  const [row, column] = nb.pick([nb.data.site.metrics[path].l, nb.data.site.metrics[path].e]).split(" · ");
  return `${row.split("/").slice(0, -1).join("/")} · ${column}`;
};
nb.unitOf = (series) => {
  const { u } = nb.data.site.metrics[nb.data.site.metrics[series] ? series : nb.seriesList().get(series).path];
  return nb.pick([u, nb.data.site.units[u] ?? u]);
};
// A select of all series, in the groups of the tables.
nb.seriesChoice = (chosen) => {
  const groups = new Map();
  for (const [series, { table, edition }] of nb.seriesList()) {
    const label = `${nb.label(table)}${edition === "2021" ? "" : ` (${edition})`}`;
    if (!groups.has(label)) groups.set(label, []);
    groups.get(label).push(series);
  }
  return nb.el(
    "label",
    { class: "wide" },
    nb.el("span", {}, nb.say("metric")),
    nb.el(
      "select",
      { name: "series", onchange: (event) => nb.go({ series: event.target.value }) },
      [...groups].map(([label, all]) =>
        nb.el("optgroup", { label }, all.map((series) => nb.el("option", { value: series, selected: series === chosen }, nb.seriesName(series)))),
      ),
    ),
  );
};
