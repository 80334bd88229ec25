// Parts of pages: tables that can be sorted and downloaded, sections, choices.
"use strict";

// A spreadsheet runs a cell that begins like a formula.
const harmless = (text) => (/^[=+\-@＝＋－＠\t\r\n]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text);
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

nb.csv = (rows) => `\ufeff${rows.map((row) => row.map((cell) => quoted(harmless(String(cell ?? "")))).join(",")).join("\r\n")}\r\n`;

const save = (name, parts, type, ending) => {
  const link = nb.el("a", {
    href: URL.createObjectURL(new Blob(parts, { type })),
    download: `${[...name.replace(/[\\/:*?"<>|\p{Cc}]/gu, "_")].slice(0, 80).join("")}.${ending}`,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};

// Buttons that download rows of texts and exact numbers, made when they are asked for.
nb.downloads = (name, rows) => [
  nb.el("button", { type: "button", class: "quiet csv", onclick: () => save(name, [nb.csv(rows().map((row) => row.map(written)))], "text/csv;charset=utf-8", "csv") }, nb.say("download", { format: "CSV" })),
  nb.el("button", { type: "button", class: "quiet xlsx", onclick: () => save(name, nb.workbook(rows().map((row) => row.map((cell) => ({ text: written(cell), number: typeof cell === "bigint" })))), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx") }, nb.say("download", { format: "XLSX" })),
];
const written = (cell) => (typeof cell === "bigint" ? nb.plain(cell) : String(cell ?? ""));

nb.section = (title, ...children) => {
  const id = `s${document.querySelectorAll("section").length}-${Math.abs([...title].reduce((sum, char) => (sum * 31 + char.codePointAt(0)) | 0, 0))}`;
  return nb.el("section", { "aria-labelledby": id }, nb.el("h2", { id }, title), ...children);
};

nb.choice = (key, label, options, chosen) =>
  nb.el(
    "label",
    {},
    nb.el("span", {}, label),
    nb.el(
      "select",
      { name: key, onchange: (event) => nb.go({ [key]: event.target.value }) },
      options.map(([value, text]) => nb.el("option", { value, selected: String(value) === String(chosen ?? "") }, text)),
    ),
  );

// A table: heads are [text, kind], kind "n" for numbers (exact, as BigInt), "t" for texts; cells may be
// { text, href, class, sort } too. Rows beyond `most` are shown on request.
nb.table = (name, heads, rows, { most = 50, foot = null } = {}) => {
  let order = null;
  let all = rows.length <= most + 5;
  const body = nb.el("tbody");
  const text = (cell, kind) => {
    const value = cell !== null && typeof cell === "object" ? cell.text : cell;
    return kind === "n" && typeof value !== "string" ? nb.show(value) : String(value ?? "");
  };
  const one = (cell, kind) => {
    const inside = cell?.href ? nb.el("a", { href: cell.href }, text(cell, kind)) : text(cell, kind);
    return nb.el("td", { class: [kind === "n" ? "n" : "", cell?.class ?? ""].join(" ").trim() || null }, inside);
  };
  const key = (cell) => (cell !== null && typeof cell === "object" ? (cell.sort ?? cell.text) : cell) ?? "";
  const compare = (a, b) => (typeof a === "string" || typeof b === "string" ? nb.byName(String(a), String(b)) : a < b ? -1 : a > b ? 1 : 0);
  const fill = () => {
    const sorted = order === null ? rows : [...rows].sort((a, b) => order.sign * compare(key(a[order.column]), key(b[order.column])));
    body.replaceChildren(...(all ? sorted : sorted.slice(0, most)).map((row) => nb.el("tr", {}, row.map((cell, column) => one(cell, heads[column][1])))));
  };
  const buttons = heads.map(([head, kind], column) =>
    nb.el(
      "th",
      { scope: "col", class: kind === "n" ? "n" : null },
      nb.el(
        "button",
        {
          type: "button",
          onclick: (event) => {
            order = { column, sign: order?.column === column ? -order.sign : kind === "n" ? -1 : 1 };
            for (const cell of event.target.closest("tr").children) cell.removeAttribute("aria-sort");
            event.target.closest("th").setAttribute("aria-sort", order.sign > 0 ? "ascending" : "descending");
            fill();
          },
        },
        head,
      ),
    ),
  );
  fill();
  const table = nb.el(
    "table",
    { class: "data" },
    nb.el("thead", {}, nb.el("tr", {}, buttons)),
    body,
    foot && nb.el("tfoot", {}, nb.el("tr", {}, foot.map((cell, column) => one(cell, heads[column][1])))),
  );
  const more = nb.el("button", { type: "button", class: "quiet", hidden: all, onclick: (event) => {
    all = true;
    event.target.hidden = true;
    fill();
  } }, nb.say("show_all", { count: rows.length }));
  const raw = (cell) => {
    const value = cell !== null && typeof cell === "object" ? cell.text : cell;
    return value ?? "";
  };
  const told = () => [heads.map(([head]) => head), ...[...rows, ...(foot ? [foot] : [])].map((row) => row.map(raw))];
  return nb.el(
    "div",
    { class: "tabled" },
    nb.el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": name }, table),
    nb.el("div", { class: "tools" }, more, nb.downloads(name, told)),
  );
};
