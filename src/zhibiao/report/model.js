// The documents, and one flat list of what can be selected: observations, numbers not used, events.

const DOUBT = 0.7;

/** Read the embedded documents and the run. */
function load() {
  const parsed = [...document.querySelectorAll("script.document")].map(script => JSON.parse(script.textContent));
  const run = JSON.parse(document.getElementById("run").textContent);
  const documents = parsed.map(readDocument);
  return { documents, items: documents.flatMap(one => one.items), ...run };
}

function readDocument(data, index) {
  const one = { data, index, name: data.name, title: data.title ?? data.name, text: data.text };
  one.partial = data.text === null;
  const place = one.partial ? sentencePlaces(one) : textPlaces(one);
  const item = (kind, record, key) => ({ kind, record, document: one, key, ...place(record.source) });
  const observations = data.observations.map(o => observationItem(item("observation", o, o.id)));
  const byId = new Map(observations.map(o => [o.record.id, o]));
  one.findings = data.findings.map(finding => {
    const compared = finding.observations.map(id => byId.get(id)).filter(Boolean);
    const found = { finding, document: one, items: compared };
    for (const o of compared) o.findings.push(found);
    return found;
  });
  const blamed = found => found.finding.severity !== "info";
  for (const o of observations)
    o.doubtful = o.record.confidence < DOUBT || o.record.flags.length > 0 || o.findings.some(blamed);
  for (const [i, o] of observations.entries()) o.number = i + 1;
  one.observations = observations;
  one.unbound = data.unbound.map((u, i) => item("unbound", u, `unbound-${i}`));
  one.milestones = data.milestones.map((m, i) => item("milestone", m, `event-${i}`));
  one.items = [...observations, ...one.unbound, ...one.milestones].sort((a, b) => a.start - b.start || b.end - a.end);
  one.byKey = new Map(one.items.map(each => [each.key, each]));
  one.doubtful = observations.filter(o => o.doubtful).length;
  return one;
}

function observationItem(item) {
  const o = item.record;
  item.findings = [];
  item.entity = o.entity?.name ?? "";
  item.indicator = o.indicator.name;
  item.period = o.period ? shortPeriod(o.period) : "";
  item.year = o.period ? o.period.end.slice(0, 4) : "";
  item.search = [o.printed, item.indicator, o.indicator.name_en, o.indicator.code, item.entity, o.sector, item.sentence]
    .join("\n").toLowerCase();
  return item;
}

/** Offsets count code points, strings of the browser count UTF-16 units: they differ behind rare characters. */
function unitOffsets(text, characters) {
  if (text.length === characters) return offset => offset;
  const wide = [];
  let point = 0;
  for (const char of text) {
    if (char.length === 2) wide.push(point);
    point += 1;
  }
  return offset => {
    let low = 0, high = wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (wide[middle] < offset) low = middle + 1; else high = middle;
    }
    return offset + low;
  };
}

function textPlaces(one) {
  const unitOf = unitOffsets(one.text, one.data.source.characters);
  return source => {
    const start = unitOf(source.start), end = unitOf(source.end);
    return { start, end, sentence: one.data.sentences[source.sentence], quote: one.text.slice(start, end) };
  };
}

/** Without the source, the text is the sentences that hold numbers, each on its line; places are looked up there. */
function sentencePlaces(one) {
  const { sentences } = one.data;
  const starts = [];
  let length = 0;
  for (const sentence of sentences) {
    starts.push(length);
    length += sentence.length + 1;
  }
  one.text = sentences.join("\n");
  const searched = new Map();
  return source => {
    const sentence = sentences[source.sentence], quote = source.quote.replace(/\s/g, "");
    const from = searched.get(source.sentence) ?? 0;
    const at = sentence.indexOf(quote, from);
    const [low, high] = at < 0 ? [0, sentence.length] : [at, at + quote.length];
    if (at >= 0) searched.set(source.sentence, high);
    const start = starts[source.sentence];
    return { start: start + low, end: start + high, sentence, quote: source.quote };
  };
}

// ---- filters ---------------------------------------------------------------------------------------------

const FACETS = {
  entity: item => item.entity,
  indicator: item => item.indicator,
  measure: item => item.record.measure,
  status: item => item.record.status,
};

function inPeriod(item, wanted) {
  return wanted.startsWith("year:") ? item.year === wanted.slice(5) : item.period === wanted.slice(1);
}

function inConfidence(item, wanted) {
  const { confidence } = item.record;
  if (wanted === "doubtful") return item.doubtful;
  return wanted === "high" ? confidence >= 0.9 : wanted === "low" ? confidence < 0.7 : confidence >= 0.7 && confidence < 0.9;
}

/** The tests that `filters` ask for, by field; null filters ask for nothing. */
function tests(filters, current) {
  const all = {};
  if (filters.scope === "this") all.scope = item => item.document === current;
  const words = filters.search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length) all.search = item => words.every(word => item.search.includes(word));
  for (const [name, of] of Object.entries(FACETS))
    if (filters[name] !== null) all[name] = item => of(item) === filters[name];
  if (filters.period !== null) all.period = item => inPeriod(item, filters.period);
  if (filters.confidence !== null) all.confidence = item => inConfidence(item, filters.confidence);
  return all;
}

/** The observations that pass, and for each field those that pass every other field: what a choice would give. */
function filtered(documents, filters, current) {
  const all = Object.entries(tests(filters, current));
  const passing = [], others = { entity: [], indicator: [], period: [], measure: [], status: [], confidence: [] };
  for (const one of documents) {
    for (const item of one.observations) {
      const failed = [];
      for (const [name, test] of all) if (!test(item) && failed.push(name) > 1) break;
      item.passes = failed.length === 0;
      if (item.passes) passing.push(item);
      else if (failed.length === 1) others[failed[0]]?.push(item);
    }
  }
  const without = name => [...passing, ...others[name]];
  return { passing, without };
}

function counted(items, of) {
  const counts = new Map();
  for (const item of items) counts.set(of(item), (counts.get(of(item)) ?? 0) + 1);
  return counts;
}

const ORDERS = {
  text: null,
  doubt: (a, b) => b.doubtful - a.doubtful || a.record.confidence - b.record.confidence,
  indicator: (a, b) => a.indicator.localeCompare(b.indicator, "zh") || a.entity.localeCompare(b.entity, "zh"),
  value: (a, b) => (a.record.unit ?? "").localeCompare(b.record.unit ?? "") || b.record.value - a.record.value,
  period: (a, b) => (a.record.period?.start ?? "9").localeCompare(b.record.period?.start ?? "9"),
};

const sorted = (items, order) => (ORDERS[order] ? [...items].sort(ORDERS[order]) : items);

// ---- records as the program writes them ------------------------------------------------------------------

/** The record with all that its output has. */
function whole(item) {
  const { sentence, ...place } = item.record.source;
  return { ...item.record, source: { ...place, quote: item.quote, sentence: item.sentence } };
}

// A cell that a spreadsheet would run, and one that already looks like the harmless form of such a cell: as csv.py.
const FORMULA = /^(?:[=@\t\r\n＝＠]|[+\-＋－](?![\d.,]+[%\u{80}-\u{10ffff}]*$))/u;
const WRITTEN = /^'+(?:[=@\t\r\n＝＠]|[+\-＋－](?![\d.,]+[%\u{80}-\u{10ffff}]*$))/u;

/** CSV as observations.csv has it: the same columns, the same cells. */
function csv(columns, items) {
  const lines = [columns.map(([name]) => name).join(",")];
  for (const item of items) {
    const record = whole(item);
    lines.push(columns.map(([, path]) => cell(path ? at(record, path) : item.document.name)).join(","));
  }
  return lines.join("\n") + "\n";
}

const at = (record, path) => path.split(".").reduce((value, key) => value?.[key], record);

function cell(value) {
  if (value === null || value === undefined) return "";
  let words = Array.isArray(value) ? value.join(" ") : String(value);
  if (typeof value !== "number" && (FORMULA.test(words) || WRITTEN.test(words))) words = "'" + words;
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
