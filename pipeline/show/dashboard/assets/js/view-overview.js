// The overview: who published, what can be used, who is missing; by region, by level, by year.
"use strict";
nb.views.overview = () => {
  const reports = nb.chosen();
  const lacking = nb.lacking();
  const count = (kind) => reports.filter((report) => report.kind === kind).length;
  const share = (number) => nb.percent(nb.whole(number), nb.whole(reports.length));
  const tile = (kind, number, under, href) =>
    nb.el("a", { class: `tile ${kind}`, href }, nb.el("span", {}, nb.say(kind)), nb.el("strong", {}, String(number)), nb.el("small", {}, under ?? ""));
  const registered = nb.regions.some((region) => region !== null);
  const expected = new Set([...reports, ...lacking].map(({ agency, scope, year }) => `${agency.id} ${scope} ${year}`)).size;
  const tiles = nb.el(
    "div",
    { class: "tiles" },
    tile("published", reports.length, lacking.length ? nb.say("of_expected", { count: expected }) : "", nb.address({ view: "agencies", year: nb.year() })),
    ["usable", "check_reading", "send_back"].map((kind) => tile(kind, count(kind), nb.say("of_published", { percent: share(count(kind)) }), nb.address({ view: "agencies", year: nb.year(), kind }))),
    ["no_tables", "unjudged"].filter(count).map((kind) => tile(kind, count(kind), nb.say("of_published", { percent: share(count(kind)) }), nb.address({ view: "agencies", year: nb.year(), kind }))),
    tile("missing", registered ? lacking.length : "—", "", nb.address({ view: "agencies", year: nb.year(), kind: "missing" })),
  );
  const notes = [];
  if (!nb.data.site.judged) notes.push(nb.say("not_judged"));
  if (!registered) notes.push(nb.say("no_register"));
  const parts = [];
  if (nb.regions.length > 1) parts.push(grouped(nb.say("by_region"), nb.say("region"), (each) => each.agency.region, nb.regions, nb.regionName, "region", reports, lacking));
  if (nb.levels.length > 1) parts.push(grouped(nb.say("by_level"), nb.say("level"), (each) => each.agency.level, nb.levels, nb.levelName, "level", reports, lacking));
  const years = [...nb.years, ...(nb.noYear ? [NO_YEAR] : [])];
  parts.push(grouped(nb.say("by_year"), nb.say("year"), (each) => each.year, years, nb.yearName, "year", nb.chosen({ years: false }), nb.lacking({ years: false })));
  return [tiles, notes.map((note) => nb.el("p", { class: "note" }, note)), parts];
};

const MOST_BARS = 25;

function grouped(title, head, key, groups, name, filter, reports, lacking) {
  const kinds = [...nb.kinds.filter((kind) => reports.some((report) => report.kind === kind)), ...(lacking.length ? ["missing"] : [])];
  const counted = new Map(groups.map((group) => [group, { group, published: 0, counts: kinds.map(() => 0) }]));
  for (const report of reports) {
    const own = counted.get(key(report));
    if (!own) continue;
    own.published += 1;
    own.counts[kinds.indexOf(report.kind)] += 1;
  }
  for (const each of lacking) {
    const own = counted.get(key(each));
    if (own) own.counts[kinds.indexOf("missing")] += 1;
  }
  const rows = [...counted.values()].filter(({ published, counts }) => published || counts.some(Boolean));
  if (!rows.length) return nb.section(title, nb.el("p", {}, nb.say("nothing")));
  // Of hundreds of regions those that need work; the others are in the table.
  const bad = ({ counts }) => counts.reduce((sum, count, column) => sum + (kinds[column] === "usable" ? 0 : count), 0);
  const shown = rows.length > MOST_BARS ? [...rows].sort((a, b) => bad(b) - bad(a)).slice(0, MOST_BARS) : rows;
  const chart = nb.stacked(title, shown.map(({ group }) => name(group)), kinds.map((kind, column) => ({ name: nb.say(kind), colour: nb.colours[kind], values: shown.map(({ counts }) => counts[column]) })));
  const table = nb.table(
    title,
    [[head, "t"], [nb.say("published"), "n"], ...kinds.map((kind) => [nb.say(kind), "n"])],
    rows.map(({ group, published, counts }) => [
      { text: name(group), href: nb.address({ [filter]: group ?? "none" }) },
      nb.whole(published),
      ...counts.map(nb.whole),
    ]),
    { most: 25, foot: [nb.say("total"), nb.whole(reports.length), ...kinds.map((_, column) => nb.whole(rows.reduce((sum, { counts }) => sum + counts[column], 0)))] },
  );
  const note = rows.length > MOST_BARS ? nb.el("p", { class: "note" }, nb.say("worst_shown", { count: MOST_BARS })) : null;
  return nb.section(title, nb.el("div", { class: "pair" }, nb.el("div", {}, chart, note), table));
}
