// Charts: colours that colour-blind people tell apart, patterns beside them, and every chart also as a table.
"use strict";

// Okabe and Ito's palette.
nb.colours = { usable: "#0072b2", check_reading: "#e69f00", send_back: "#d55e00", no_tables: "#cc79a7", missing: "#8a8a8a", unjudged: "#c8c8c8" };
nb.palette = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#8a8a8a", "#b8a800"];
nb.drawn = [];

const font = '"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif';

nb.chart = (title, height, option) => {
  const box = nb.el("div", { class: "chart", role: "img", "aria-label": title });
  box.style.height = `${height}px`;
  // The box has no width before it stands in the page.
  nb.drawn.push({ box, draw: () => {
    const chart = echarts.init(box, null, { renderer: "svg" });
    chart.setOption({
      animation: false,
      color: nb.palette,
      textStyle: { fontFamily: font, fontSize: 13 },
      // Patterns tell the parts of a bar from each other where colours don't; a single part needs none.
      aria: { enabled: true, decal: { show: option.series.length > 1, decals: patterns } },
      ...option,
      // As text and never as markup: names of agencies come from documents.
      tooltip: { renderMode: "richText", confine: true, ...option.tooltip },
    });
    return chart;
  } });
  return box;
};

// Draw what stands in the page, and give up what no longer does.
nb.draw = () => {
  for (const each of nb.drawn) if (!each.box.isConnected) each.chart?.dispose();
  nb.drawn = nb.drawn.filter(({ box }) => box.isConnected);
  for (const each of nb.drawn) each.chart ??= each.draw();
};

// Each says all of itself: what one leaves out ECharts takes from the pattern that stands at the part's place in the list.
const stroke = { color: "rgba(255,255,255,.38)", symbol: "rect", symbolSize: 1, rotation: 0 };
const patterns = [
  { ...stroke, color: "transparent", dashArrayX: [1, 0], dashArrayY: [2, 5] },
  { ...stroke, symbol: "circle", symbolSize: 0.7, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [5, 0] },
  { ...stroke, dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 4 },
  { ...stroke, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
  { ...stroke, dashArrayX: [1, 0], dashArrayY: [2, 5] },
  { ...stroke, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 2 },
];
// Cut a name that leaves no room for the bars; a Chinese character is as wide as two letters.
const narrow = () => window.innerWidth < 560;
const short = (text) => {
  let room = narrow() ? 18 : 30;
  const fits = [...text].filter((char) => (room -= char > "\u2e80" ? 2 : 1) >= 0);
  return fits.length < [...text].length ? `${fits.slice(0, -1).join("")}…` : text;
};

// Stacked bars lying on their side: one row a name, one part a kind.
nb.stacked = (title, names, parts) =>
  nb.chart(title, Math.max(160, 90 + names.length * 26), {
    legend: { top: 0, left: 0, itemGap: 14, type: "scroll" },
    grid: { left: 8, right: 24, top: 44, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
    xAxis: { type: "value", minInterval: 1 },
    yAxis: { type: "category", inverse: true, data: names, axisLabel: { formatter: short }, axisTick: { show: false } },
    series: parts.map(({ name, colour, values }, at) => ({
      name, type: "bar", stack: "all", data: values, barMaxWidth: 20,
      // One colour has one pattern, wherever it stands.
      itemStyle: { color: colour, decal: patterns[Object.values(nb.colours).indexOf(colour) % patterns.length] ?? patterns[at % patterns.length] },
    })),
  });

nb.bars = (title, names, values, { colour = nb.palette[0], labels = null } = {}) =>
  nb.chart(title, Math.max(120, 40 + names.length * 30), {
    grid: { left: 8, right: 110, top: 8, bottom: 8, containLabel: true },
    tooltip: { trigger: "item" },
    xAxis: { type: "value", axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: { type: "category", inverse: true, data: names, axisLabel: { formatter: short }, axisTick: { show: false }, axisLine: { show: false } },
    series: [{
      type: "bar", data: values, itemStyle: { color: colour }, barMaxWidth: 18,
      label: { show: true, position: "right", formatter: ({ dataIndex }) => labels?.[dataIndex] ?? "" },
    }],
  });

// Every year from the first to the last: one without a report is a gap, and no line goes over it.
nb.every = (years) => Array.from({ length: years.at(-1) - years[0] + 1 }, (_, at) => years[0] + at);

// Lines over years; `breaks` are [year, words].
nb.lines = (title, years, lines, breaks) =>
  nb.chart(title, 380, {
    legend: { top: 0, left: 0, type: "scroll" },
    grid: { left: 8, right: 24, top: 60, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis" },
    // Not by name: a change of the form stands between two years.
    xAxis: { type: "value", min: years[0] - 0.5, max: years.at(-1) + 0.5, interval: 0.5, splitLine: { show: false }, axisTick: { show: false },
      axisLabel: { formatter: (year) => (Number.isInteger(year) ? String(year) : "") }, axisPointer: { snap: true, label: { formatter: ({ value }) => String(Math.round(value)) } } },
    yAxis: { type: "value" },
    series: lines.map(({ name, values }, index) => ({
      name, type: "line", data: values.map((value, at) => [years[at], value]), connectNulls: false, symbolSize: 8, symbol: ["circle", "rect", "triangle", "diamond"][index % 4],
      lineStyle: { width: 2.5, type: ["solid", "dashed", "dotted"][Math.floor(index / 4) % 3] },
      markLine: index ? undefined : {
        silent: true, symbol: "none", lineStyle: { color: "#555", type: "dashed" },
        data: breaks.map(([year, words]) => ({ xAxis: year - 0.5, label: { formatter: narrow() ? String(year) : words, position: "end", color: "#333" } })),
      },
    })),
  });

window.addEventListener("resize", () => nb.drawn.forEach(({ chart }) => chart?.resize()));
window.addEventListener("beforeprint", () => nb.drawn.forEach(({ chart }) => chart?.resize({ width: Math.min(chart.getWidth(), 680) })));
window.addEventListener("afterprint", () => nb.drawn.forEach(({ chart }) => chart?.resize({ width: "auto" })));
