// One chart for each indicator of an entity that has numbers for two or more periods.

const CHART = { width: 520, widest: 600, height: 190, left: 62, right: 22, top: 22, bottom: 30 };
const AT_ONCE = 60;

/** Groups of observations that one chart can show, those with most periods first. */
function series(items) {
  const groups = new Map();
  for (const item of items) {
    const o = item.record;
    if (!o.period) continue;
    // Names with different numbers in them name different things: projects of over 50 and of over 100 million.
    const name = o.indicator.code ? o.indicator.code + (o.indicator.name.match(/\d+/g) ?? []) : o.indicator.name;
    const key = [item.entity, o.sector, name, o.measure, o.unit, o.counted, o.compare].join("\n");
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  const all = [];
  for (const group of groups.values()) {
    const points = folded(group);
    const periods = new Set(points.map(point => point.period)).size;
    if (periods > 1) all.push({ items: group, points, periods });
  }
  return all.sort((a, b) => b.periods - a.periods || b.items.length - a.items.length);
}

/** Points in order of time; the same number said again for a period is one point. */
function folded(group) {
  const points = new Map();
  for (const item of group) {
    const o = item.record;
    const hollow = o.status !== "actual";
    const key = [item.period, o.value, hollow].join("\n");
    if (!points.has(key)) {
      const time = (Date.parse(o.period.start) + Date.parse(o.period.end)) / 2;
      points.set(key, { time, period: item.period, grain: grain(o.period), value: o.value, upper: o.upper, hollow, items: [] });
    }
    points.get(key).items.push(item);
  }
  const all = [...points.values()].sort((a, b) => a.time - b.time || a.value - b.value);
  for (const point of all)
    point.conflict = all.some(p => p !== point && p.period === point.period && p.value !== point.value && p.hollow === point.hollow);
  return all;
}

function commonName(items) {
  const counts = [...counted(items, item => item.indicator)].sort((a, b) => b[1] - a[1]);
  return counts.map(([name]) => name).join(" / ");
}

function chartCard(group, choose) {
  const [{ record: o, entity }] = group.items;
  const name = commonName(group.items);
  const who = [entity, o.sector].filter(Boolean).join(" · ");
  const what = [t(`measure.${o.measure}`), unit(o.unit, o.counted), o.compare && compared(o.compare)].filter(Boolean).join(" · ");
  const conflict = group.points.some(point => point.conflict);
  return el("figure.chart." + o.measure, {},
    el("figcaption", {}, el("b", { lang: "zh" }, name), " ", el("span", { lang: "zh" }, who), el("small", {}, what)),
    drawing(group, `${name}, ${who}, ${what}`, choose),
    conflict && el("p.flags", {}, t("chart.conflict")),
    el("ul.points", {}, group.points.map(point => pointPart(point, choose))));
}

function pointPart(point, choose) {
  const [first] = point.items;
  const label = `${point.period}: ${printed(first.record)}`;
  const state = point.hollow ? ` (${t(`status.${first.record.status}`)})` : "";
  const times = point.items.length > 1 ? ` ×${point.items.length}` : "";
  return el("li", {}, button(label + state + times, () => choose(first), { class: "link" + (point.conflict ? " conflict" : "") }));
}

function drawing({ points }, label, choose) {
  const { width, height, left, right, top, bottom } = CHART;
  const times = points.map(point => point.time);
  const values = points.flatMap(point => [point.value, point.upper ?? point.value]);
  const rank = points[0].items[0].record.measure === "rank";
  const ticks = rank ? rankTicks(values) : valueTicks(Math.min(0, ...values), Math.max(0, ...values));
  const x = scale(Math.min(...times), Math.max(...times), left + 16, width - right - 16);
  const y = scale(ticks[0], ticks.at(-1), height - bottom, top);
  const rise = rank ? value => height - bottom + top - y(value) : y;
  const root = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": label });
  for (const tick of ticks)
    root.append(
      svg("line", { class: "grid", x1: left, x2: width - right, y1: rise(tick), y2: rise(tick) }),
      svg("text", { class: "tick", x: left - 6, y: rise(tick) + 4, "text-anchor": "end" }, compact(tick)));
  root.append(...timeLabels(points, x, height - bottom + 18), ...lines(points, x, rise), ...dots(points, x, rise, choose));
  return root;
}

/** The number over its dot, kept inside the drawing. */
function valueLabel(words, [x, y]) {
  const half = [...words].reduce((width, char) => width + (char > "\u2e7f" ? 12 : 7), 0) / 2;
  const at = Math.min(Math.max(x, CHART.left + half), CHART.width - half - 2);
  return svg("text", { class: "value", x: at, y: y - 10, "text-anchor": "middle" }, words);
}

const scale = (low, high, from, to) => value => (high === low ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from));

/** Round steps from `low` to `high`. */
function valueTicks(low, high) {
  if (low === high) high = low + 1;
  const rough = (high - low) / 4, power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].find(nice => nice * power >= rough) * power;
  const ticks = [];
  for (let i = Math.floor(low / step); i <= Math.ceil(high / step); i++) ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
}

/** First places stand on top. */
function rankTicks(values) {
  const low = Math.max(1, Math.min(...values) - 1), high = Math.max(...values) + 1;
  const middle = Math.round((low + high) / 2);
  return [...new Set([low, middle, high])];
}

function timeLabels(points, x, y) {
  const labels = [];
  let free = -Infinity;
  for (const [period, { time }] of new Map(points.map(point => [point.period, point]))) {
    const half = period.length * 3.4;
    const at = Math.min(Math.max(x(time), half + 2), CHART.width - half - 2);
    if (at - half < free) continue;
    labels.push(svg("text", { class: "tick", x: at, y, "text-anchor": "middle" }, period));
    free = at + half + 8;
  }
  return labels;
}

/** Lines join periods of one length: a year is not compared with a half. */
function lines(points, x, y) {
  const drawn = [];
  for (const length of new Set(points.map(point => point.grain))) {
    const alike = points.filter(point => point.grain === length);
    for (let i = 1; i < alike.length; i++) {
      const [a, b] = [alike[i - 1], alike[i]];
      if (a.time === b.time) continue;
      drawn.push(svg("line", { class: b.hollow || a.hollow ? "join planned" : "join", x1: x(a.time), y1: y(a.value), x2: x(b.time), y2: y(b.value) }));
    }
  }
  return drawn;
}

function dots(points, x, y, choose) {
  const drawn = [];
  for (const point of points) {
    const [first] = point.items, at = [x(point.time), y(point.value)];
    if (point.upper !== null) drawn.push(svg("line", { class: "range", x1: at[0], x2: at[0], y1: at[1], y2: y(point.upper) }));
    const kind = ["dot", point.hollow && "hollow", point.conflict && "conflict"].filter(Boolean).join(" ");
    const dot = svg("circle", { class: kind, cx: at[0], cy: at[1], r: 5, onclick: () => choose(first) });
    dot.append(svg("title", {}, `${point.period} ${printed(first.record)} ${t(`status.${first.record.status}`)}`));
    drawn.push(dot);
    if (points.length <= 9)
      drawn.push(valueLabel(printed(first.record), at));
  }
  return drawn;
}
