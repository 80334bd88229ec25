// The official form, drawn from the editions, with what stands in each of its cells.
"use strict";

nb.editionOf = (id) => nb.data.site.editions.find((edition) => edition.id === id);
nb.tableOf = (edition, table) => nb.editionOf(edition)?.tables.find((form) => form.id === table);

// `cells` gives for the number of a field { text, class, title }.
nb.form = (edition, table, cells, { caption = true } = {}) => {
  const form = nb.tableOf(edition, table);
  const rows = [];
  for (const [row, column, kind, text, down, across, field] of form.slots) {
    rows[row] ??= nb.el("tr");
    const spans = { rowspan: down > 1 ? down : null, colspan: across > 1 ? across : null };
    if (field !== null) {
      const cell = cells(field, form.fields[field]);
      rows[row].append(nb.el("td", { ...spans, class: `n ${cell.class ?? ""}`.trim(), title: cell.title }, cell.text));
    } else if (kind === "h" || kind === "l") {
      const label = nb.label(text);
      rows[row].append(nb.el("th", { ...spans, class: [...label].length <= 8 ? `${kind} short` : kind }, label));
    } else {
      rows[row].append(nb.el("td", { ...spans, class: kind }, nb.label(text)));
    }
  }
  return nb.el(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": nb.label(form.title) },
    nb.el("table", { class: form.listed ? "form listed" : "form" }, nb.el("caption", { class: caption ? null : "unseen" }, nb.label(form.title)), nb.el("tbody", {}, rows.filter(Boolean))),
  );
};
