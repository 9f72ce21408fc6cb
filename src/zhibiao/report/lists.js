// What stands in the views beside the text: rows of records, numbers not used, events; findings; documents.

const RENDER = {
  records: item => {
    const o = item.record;
    const who = [item.entity || t("field.none"), o.sector].filter(Boolean).join(" · ");
    return [
      el("span.cell.number." + o.measure, {}, el("b", {}, printed(o)), el("small", {}, t(`measure.${o.measure}`))),
      el("span.cell.what", { lang: "zh" }, el("b", {}, item.indicator), el("small", {}, who)),
      el("span.cell.when", {}, el("b", {}, shortPeriod(o.period)), el("small.status-" + o.status, {}, t(`status.${o.status}`))),
      el("span.cell.sure" + (item.doubtful ? ".doubtful" : ""), {}, el("b", {}, percent(o.confidence)), meter(o.confidence)),
    ];
  },
  unbound: item => [
    el("span.cell.number", {}, el("b", {}, heading(item)), el("small", {}, placeWords(item))),
    el("span.cell.what.wide", { lang: "zh" }, el("span.context", {}, ...contextOf(item)), el("small", {}, named(`reason.${item.record.reason}`, item.record.reason))),
  ],
  milestones: item => [
    el("span.cell.number", {}, el("b", {}, shortPeriod(item.record.date)), el("small", {}, placeWords(item))),
    el("span.cell.what.wide", { lang: "zh" }, el("b", {}, item.record.event), el("small", {}, item.record.entity?.name ?? "")),
  ],
};

function meter(value) {
  const filled = el("i");
  filled.style.width = percent(value);
  return el("span.meter", { "aria-hidden": "true" }, filled);
}

/** What is known of a document: where it came from, whom it is about, of when it is. */
function documentFacts({ name, data }) {
  const unknown = t("documents.unknown"), { subject, date, source } = data;
  const facts = [
    ["documents.path", name],
    ["documents.subject", subject ? `${subject.name} (${named(`kind.${subject.kind}`, subject.kind)})` : unknown],
    ["documents.date", date ? `${date.value} (${named(`found.${date.found}`, date.found)})` : unknown],
    ["documents.characters", number(source.characters)],
    ["documents.encoding", encodingWords(source)],
    ["documents.repairs", Object.entries(data.repairs).map(([kind, count]) => `${named(`repair.${kind}`, kind)} ${count}`).join(" · ") || "–"],
    ["documents.sha256", source.sha256],
  ];
  return el("dl", {}, facts.flatMap(([key, said]) => [el("dt", {}, t(key)), el("dd", {}, said)]));
}

function encodingWords({ encoding, encoding_found: found, undecodable, media_type: type }) {
  const how = found ? ` (${named(`encoding.${found}`, found)})` : "";
  const lost = undecodable.length ? ` · ${t("documents.undecodable", number(undecodable.length))}` : "";
  return `${type}${encoding ? ` · ${encoding}${how}` : ""}${lost}`;
}

function documentCounts(one) {
  const counts = { observations: one.observations.length, doubtful: one.doubtful, unbound: one.unbound.length, findings: one.findings.length };
  return Object.entries(counts).map(([name, count]) => `${number(count)} ${t(`summary.${name}`)}`).join(" · ");
}

function documentCards(state, act) {
  return state.documents.map(one =>
    el("article.card" + (one === state.current ? ".current" : ""), {},
      el("h2", { lang: "zh" }, one.title),
      documentFacts(one),
      el("p", {}, documentCounts(one)),
      one === state.current ? el("small", {}, t("documents.current")) : button(t("documents.open"), () => act.open(one))));
}

const omittedPart = paths =>
  paths.length ? [el("details.card", {}, el("summary", {}, t("summary.omitted", paths.length)), el("ul", {}, paths.map(path => el("li", {}, path))))] : [];

const paperHead = (one, filters) => [
  el("h2", { lang: "zh" }, one.title), documentFacts(one), el("p", {}, documentCounts(one)),
  filters.length ? el("p", {}, `${t("filters")}: ${filters.join("; ")}`) : "",
];

/** A table of records for paper, numbered like the marks in the printed text. */
function printTable(items) {
  const head = ["print.number", "field.value", "field.measure", "field.indicator", "field.entity", "field.period", "field.status", "field.confidence", "print.place"];
  return el("table", {},
    el("caption", {}, `${t("print.records")} (${items.length})`),
    el("thead", {}, el("tr", {}, head.map(key => el("th", { scope: "col" }, t(key))))),
    el("tbody", {}, items.map(item => {
      const o = item.record;
      const who = [item.entity, o.sector].filter(Boolean).join(" · ");
      const cells = [item.number, printed(o), t(`measure.${o.measure}`), item.indicator, who, shortPeriod(o.period), t(`status.${o.status}`), percent(o.confidence), placeWords(item)];
      return el("tr", {}, cells.map(words => el(words === item.indicator || words === who ? "td.text" : "td", {}, String(words))));
    })));
}
