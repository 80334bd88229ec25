// What the checks found: how often each fired, and in which reports.
"use strict";
nb.views.findings = async () => {
  const found = await nb.need("findings");
  const rows = found.map(([number, ...rest]) => [nb.reports[number], ...rest]).filter(([report]) => nb.fits(report));
  const checks = new Map();
  for (const [report, code, severity, count, confirmed, dismissed] of rows) {
    const check = checks.get(code) ?? { counts: [0, 0, 0], reports: new Set(), confirmed: 0, dismissed: 0 };
    check.counts[severity] += count;
    check.reports.add(report);
    check.confirmed += confirmed;
    check.dismissed += dismissed;
    checks.set(code, check);
  }
  if (!checks.size) return [nb.el("p", { class: "note" }, nb.say("no_findings"))];
  const name = (code) => nb.pick(nb.data.site.checks[code] ?? [code, code]);
  const sorted = [...checks].sort(([a, one], [b, other]) => other.counts[0] - one.counts[0] || other.counts[1] - one.counts[1] || a.localeCompare(b));
  const worst = sorted.filter(([, { counts }]) => counts[0] || counts[1]).slice(0, 15);
  const made = [
    nb.el("p", { class: "note" }, nb.say("findings_note")),
    nb.section(
      nb.say("view.findings"),
      worst.length ? nb.stacked(nb.say("view.findings"), worst.map(([code]) => name(code)), [
        { name: nb.say("errors"), colour: nb.colours.send_back, values: worst.map(([, { counts }]) => counts[0]) },
        { name: nb.say("warnings"), colour: nb.colours.check_reading, values: worst.map(([, { counts }]) => counts[1]) },
      ]) : null,
      nb.table(
        nb.say("view.findings"),
        [[nb.say("check"), "t"], [nb.say("code"), "t"], [nb.say("errors"), "n"], [nb.say("warnings"), "n"], [nb.say("infos"), "n"], [nb.say("reports"), "n"], [nb.say("confirmed"), "n"], [nb.say("dismissed"), "n"]],
        sorted.map(([code, check]) => [{ text: name(code), href: nb.address({ code }) }, code, ...check.counts.map(nb.whole), nb.whole(check.reports.size), nb.whole(check.confirmed), nb.whole(check.dismissed)]),
      ),
    ),
  ];
  if (checks.has(nb.state.code)) made.push(reportsWith(name(nb.state.code), rows.filter(([, code]) => code === nb.state.code)));
  return made;
};

function reportsWith(name, rows) {
  const title = nb.say("reports_with", { name });
  return nb.section(
    title,
    nb.table(
      title,
      [[nb.say("agency"), "t"], [nb.say("year"), "t"], [nb.say("scope"), "t"], [nb.say("errors"), "n"], [nb.say("warnings"), "n"], [nb.say("infos"), "n"]],
      rows.map(([report, , severity, count]) => [
        { text: nb.agencyName(report.agency), href: nb.address({ view: "agency", id: report.agency.id, year: report.year, scope: null }) },
        nb.yearName(report.year),
        nb.say(`scope.${report.scope}`),
        ...[0, 1, 2].map((each) => nb.whole(each === severity ? count : 0)),
      ]),
    ),
  );
}
