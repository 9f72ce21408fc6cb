// The card of the selected number: what it says, where each field came from, which rules decided.

const origins = item => {
  if (item.kind !== "observation") return [];
  return fields(item)
    .filter(field => field.words && ["indicator", "entity", "period"].includes(field.name))
    .map(field => [field.name, origin(item, field.words)])
    .filter(([, place]) => place);
};

/** The words that `item` is shown by: of the text, but for numbers that text recognition broke. */
function heading(item) {
  if (item.kind === "observation") return printed(item.record);
  return item.quote.replace(/\s+/g, "");
}

function placeWords(item) {
  const { line, page } = item.record.source;
  return [page ? t("record.page", page) : null, t("record.line", line)].filter(Boolean).join(" · ");
}

/** The card's elements. `act` holds what its buttons do: previous, next, close, show, flash, choose, say. */
function recordCard(item, position, act) {
  const parts = [cardHead(item, position, act)];
  if (item.kind === "observation") parts.push(...observationCard(item, act));
  else if (item.kind === "unbound") parts.push(unboundCard(item));
  else parts.push(milestoneCard(item));
  const others = item.span.items.filter(other => other !== item);
  if (others.length)
    parts.push(el("p.more", {}, `${t("record.more")}: `, others.map(o => button(brief(o), () => act.choose(o), { class: "link" }))));
  parts.push(jsonPart(item, act));
  return parts;
}

function cardHead(item, position, act) {
  return el("header.card-head", {},
    el("div", {},
      el("strong.figure", {}, heading(item)),
      el("span.where", {}, placeWords(item))),
    el("div.steps", {},
      button("‹", act.previous, { class: "icon", "aria-label": t("record.previous"), title: t("record.previous") }),
      el("span.position", {}, position),
      button("›", act.next, { class: "icon", "aria-label": t("record.next"), title: t("record.next") }),
      button(t("record.show"), act.show, { class: "show-text" }),
      button("×", act.close, { class: "icon", "aria-label": t("close"), title: t("close") })));
}

function observationCard(item, act) {
  const o = item.record;
  const parts = [
    el("p.says", {},
      el("b", { lang: "zh" }, o.indicator.name),
      el("span.tag." + o.measure, {}, t(`measure.${o.measure}`)),
      el("span.tag.status-" + o.status, {}, t(`status.${o.status}`)),
      o.compare && el("span.tag.plain", {}, compared(o.compare)),
      el("span.tag" + (item.doubtful ? ".warn" : ".plain"), {}, item.doubtful ? t("record.doubtful", percent(o.confidence)) : `${t("field.confidence")} ${percent(o.confidence)}`)),
    sentencePart(item),
  ];
  if (o.flags.length) parts.push(el("p.flags", {}, `${t("record.flags")}: ${o.flags.join(", ")}`));
  for (const found of item.findings) parts.push(findingPart(found, act));
  parts.push(fieldsPart(item, act), trailPart(o.rules));
  return parts;
}

/** The sentence with the number and the words of the fields marked. */
function sentencePart(item) {
  const o = item.record, { sentence } = item, marks = [];
  const add = (name, at, words) => {
    if (at >= 0 && !marks.some(m => at < m.end && at + words.length > m.at)) marks.push({ name, at, end: at + words.length });
  };
  const figure = [o.printed, item.quote.replace(/\s+/g, "")].find(words => sentence.includes(words));
  if (figure) add("figure", likeliest(item, figure), figure);
  for (const [name, words] of [["indicator", o.indicator.name], ["entity", o.entity?.name], ["period", o.period?.text]])
    if (words) add(name, sentence.indexOf(words), words);
  marks.sort((a, b) => a.at - b.at);
  const pieces = [];
  let at = 0;
  for (const mark of marks) {
    pieces.push(sentence.slice(at, mark.at), el(`span.from-${mark.name}`, {}, sentence.slice(mark.at, mark.end)));
    at = mark.end;
  }
  return el("p.sentence", { lang: "zh" }, ...pieces, sentence.slice(at));
}

/** Where in its sentence a number stands that the sentence may hold twice: where most of what is around it agrees. */
function likeliest(item, words) {
  const { sentence } = item, { text } = item.document;
  const bare = from => narrow(from.replace(/\s+/g, ""));
  const before = bare(text.slice(Math.max(0, item.start - 40), item.start)), behind = bare(text.slice(item.end, item.end + 40));
  let best = -1, most = -1;
  for (let at = sentence.indexOf(words); at >= 0; at = sentence.indexOf(words, at + 1)) {
    const left = bare(sentence.slice(0, at)), right = bare(sentence.slice(at + words.length));
    let agree = 0;
    for (let i = 1; i <= left.length && left.at(-i) === before.at(-i); i++) agree += 1;
    for (let i = 0; i < right.length && right[i] === behind[i]; i++) agree += 1;
    if (agree > most) [best, most] = [at, agree];
  }
  return best;
}

function fieldsPart(item, act) {
  const rows = fields(item).map(field =>
    el("tr", {},
      el("th", { scope: "row" }, el("span.from-" + field.name, {}, t(`field.${field.name}`))),
      el("td", { lang: "zh" }, field.said),
      el("td.from", {}, originPart(item, field, act), field.rules.map(id => el("code", { title: ruleMeaning(id) }, id)))));
  return el("table.fields", {}, el("caption", {}, t("record.fields")), el("tbody", {}, rows));
}

function originPart(item, field, act) {
  const parts = [];
  if (field.words) {
    const place = origin(item, field.words);
    const words = field.words === field.said ? null : el("q", { lang: "zh" }, field.words);
    if (place) {
      const label = place.here ? t("origin.here") : t("origin.line", lineOf(item.document, place.start));
      parts.push(words, button(label, () => act.flash(place), { class: "link" }));
    } else parts.push(words, el("i", {}, item.sentence.includes(field.words) ? t("origin.normal") : t("origin.none")));
  }
  if (field.note) parts.push(el("i", {}, field.note));
  return parts;
}

function lineOf(one, offset) {
  let line = 1;
  for (let at = one.text.indexOf("\n"); at >= 0 && at < offset; at = one.text.indexOf("\n", at + 1)) line += 1;
  return line;
}

const trailPart = rules =>
  el("details.trail", { open: true },
    el("summary", {}, t("record.trail")),
    el("ol", {}, rules.map(id => el("li", {}, el("code", {}, id), " ", ruleMeaning(id)))));

function unboundCard(item) {
  const { reason, rule } = item.record;
  return el("div", {},
    el("p.says", {}, el("span.tag.plain", {}, t("view.unbound")), el("b", {}, named(`reason.${reason}`, reason))),
    el("p.sentence", { lang: "zh" }, ...contextOf(item)),
    trailPart([rule]));
}

function milestoneCard(item) {
  const { date, entity, event } = item.record;
  return el("div", {},
    el("p.says", {}, el("span.tag.plain", {}, t("view.milestones")), el("b", { lang: "zh" }, event)),
    el("p", {}, [shortPeriod(date), entity?.name].filter(Boolean).join(" · ")),
    el("p.sentence", { lang: "zh" }, item.sentence));
}

/** The number between the words around it. */
function contextOf(item, around = 24) {
  const { text } = item.document;
  const before = text.slice(Math.max(0, item.start - around), item.start).replace(/\s+/g, " ");
  const behind = text.slice(item.end, item.end + around).replace(/\s+/g, " ");
  return [before, el("span.from-figure", {}, text.slice(item.start, item.end).replace(/\s+/g, "")), behind];
}

function findingPart({ finding, items }, act) {
  return el(`div.finding.${finding.severity}`, {},
    el("p", {}, el("b", {}, named(`severity.${finding.severity}`, finding.severity)), " ", el("span", { lang: "zh" }, finding.message), " ", el("code", {}, finding.rule)),
    el("p", {}, items.map(item => button(brief(item), () => act.choose(item), { class: "link" }))));
}

/** The item in one line, for whoever points at it. */
function summary(item) {
  if (item.kind === "unbound") return `${t("view.unbound")}: ${named(`reason.${item.record.reason}`, item.record.reason)}`;
  if (item.kind === "milestone") return `${shortPeriod(item.record.date)} ${item.record.event}`;
  const o = item.record;
  return [o.indicator.name, t(`measure.${o.measure}`), item.entity, o.sector, item.period, t(`status.${o.status}`), percent(o.confidence)].filter(Boolean).join(" · ");
}

const brief = item => (item.kind === "observation" ? `${item.indicator} ${printed(item.record)}` : heading(item));

function jsonPart(item, act) {
  const text = () => JSON.stringify(whole(item), null, 2);
  const details = el("details.json", {}, el("summary", {}, t("record.json")));
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1)
      details.append(
        button(t("record.copy-json"), () => copy(text()).then(done => act.say(t(done ? "record.copied-json" : "copy.failed")))),
        el("pre", { tabindex: "0" }, text()));
  });
  return details;
}

/** Copy to the clipboard; return whether that worked. A page opened from a file may be refused the modern way. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = el("textarea", { class: "unseen" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
