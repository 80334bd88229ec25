// A workbook of what is seen: one sheet, its texts as texts (never formulas), its numbers as numbers while they are exact.
"use strict";

const CRC = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});
const crc = (bytes) => ~bytes.reduce((sum, byte) => CRC[(sum ^ byte) & 255] ^ (sum >>> 8), -1) >>> 0;

// A zip file whose members are stored as they are.
const zip = (members) => {
  const little = (size, ...values) => {
    const made = new DataView(new ArrayBuffer(size * values.length));
    values.forEach((value, at) => (size === 2 ? made.setUint16(at * 2, value, true) : made.setUint32(at * 4, value, true)));
    return new Uint8Array(made.buffer);
  };
  const parts = [];
  const listing = [];
  let at = 0;
  const add = (list, ...pieces) => {
    list.push(...pieces);
    return pieces.reduce((sum, piece) => sum + piece.length, 0);
  };
  for (const [name, text] of members) {
    const [path, data] = [name, text].map((each) => new TextEncoder().encode(each));
    // Version 2.0, names in UTF-8, stored, 1 January 1980: the same table is the same file.
    const about = [little(2, 20, 0x800, 0, 0, 0x21), little(4, crc(data), data.length, data.length), little(2, path.length, 0)];
    add(listing, little(4, 0x02014b50), little(2, 20), ...about, little(2, 0, 0, 0), little(4, 0, at), path);
    at += add(parts, little(4, 0x04034b50), ...about, path, data);
  }
  const size = listing.reduce((sum, piece) => sum + piece.length, 0);
  return [...parts, ...listing, little(4, 0x06054b50), little(2, 0, 0, members.length, members.length), little(4, size, at), little(2, 0)];
};

const xml = (text) =>
  [...String(text)]
    .filter((char) => char >= " " || char === "\n" || char === "\t")
    .join("")
    .replace(/[\ud800-\udfff\ufffe\uffff]/gu, "\ufffd")
    .replace(/[<>&"]/g, (char) => `&#${char.charCodeAt(0)};`);
// Spreadsheets keep fifteen digits; a number with more of them is a text, so that none is lost.
const isExact = (text) => /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, "").replace(/^0+/, "").length <= 15;

nb.workbook = (rows) => {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const cell = ({ text, number }) =>
    number && isExact(text) ? `<c><v>${text}</v></c>` : `<c t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`;
  const sheet = rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("");
  return zip([
    ["[Content_Types].xml", `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`],
    ["_rels/.rels", `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ["xl/workbook.xml", `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`],
    ["xl/worksheets/sheet1.xml", `${head}<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`],
  ]);
};
