// Numbers as printed: added up exactly, never as floats, since money has as many decimals as were printed.
"use strict";
const SCALE = 10n ** 10n; // ten decimals, as in the store

nb.exact = (text) => {
  const negative = text.startsWith("-");
  const [whole, rest = ""] = (negative ? text.slice(1) : text).split(".");
  const value = BigInt(whole) * SCALE + (rest ? BigInt(rest.padEnd(10, "0").slice(0, 10)) : 0n);
  return negative ? -value : value;
};

// A cell of the data: empty is 0, a letter is no number.
nb.cell = (text) => (text === "" ? 0n : /^[a-z]$/.test(text) ? null : nb.exact(text));

nb.show = (value) => {
  if (value === null || value === undefined) return "—";
  const negative = value < 0n;
  const size = negative ? -value : value;
  const whole = (size / SCALE).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = (size % SCALE).toString().padStart(10, "0").replace(/0+$/, "");
  return `${negative ? "−" : ""}${whole}${rest ? `.${rest}` : ""}`;
};
// For files that other programs read.
nb.plain = (value) => (value === null || value === undefined ? "" : nb.show(value).replaceAll(",", "").replace("−", "-"));
// For the height of a bar, where a float is good enough.
nb.float = (value) => (value === null || value === undefined ? null : Number(value) / Number(SCALE));
nb.whole = (count) => BigInt(count) * SCALE;
nb.percent = (part, whole) => {
  if (part === null || !whole) return "—";
  const tenths = (part * 2000n) / whole;
  const rounded = (tenths + (tenths < 0n ? -1n : 1n)) / 2n;
  return `${(Number(rounded) / 10).toFixed(1)}%`;
};
