// Where the words of a field stand in the text, as far as they stand there.

const WIDE = /[\uff01-\uff5e]/g;
const narrow = text => text.replace(WIDE, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

/** The text without blanks and line ends, and where each of its characters stands. */
function squeezed(one) {
  if (one.squeezed) return one.squeezed;
  const places = new Uint32Array(one.text.length);
  let chars = "", from = 0;
  for (const run of one.text.matchAll(/\S+/g)) {
    for (let i = 0; i < run[0].length; i++) places[from + i] = run.index + i;
    from += run[0].length;
    chars += run[0];
  }
  return (one.squeezed = { chars: narrow(chars), places, length: from });
}

function squeezedIndex(places, length, offset) {
  let low = 0, high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] < offset) low = middle + 1; else high = middle;
  }
  return low;
}

/**
 * The place of `words` that is most likely meant by the number of `item`: in its sentence, else the last one before,
 * else the first one behind. Null if the words do not stand in the text as they are.
 */
function origin(item, words) {
  const { chars, places, length } = squeezed(item.document);
  const wanted = narrow(words.replace(/\s+/g, ""));
  if (!wanted) return null;
  const here = squeezedIndex(places, length, item.start);
  const sentence = sentenceAround(chars, here);
  let at = chars.lastIndexOf(wanted, here);
  const behind = chars.indexOf(wanted, here);
  if (at < sentence[0] && behind >= 0 && behind + wanted.length <= sentence[1]) at = behind;
  if (at < 0) at = behind;
  if (at < 0) return null;
  const start = places[at], end = places[at + wanted.length - 1] + 1;
  return { start, end, here: at >= sentence[0] && at < sentence[1] };
}

const SENTENCE = 400;

function sentenceAround(chars, here) {
  let start = here, end = here;
  while (start > 0 && here - start < SENTENCE && !/[。!?]/.test(chars[start - 1])) start -= 1;
  while (end < chars.length && end - here < SENTENCE && !/[。!?]/.test(chars[end])) end += 1;
  return [start, end];
}

/** What a record's fields are, what they say, which words of the text gave them, and which rules decided. */
function fields(item) {
  const o = item.record;
  const rules = families => o.rules.filter(id => families.includes(id.split(".", 1)[0]));
  const field = (name, said, words, families, note) => ({ name, said, words, rules: rules(families), note });
  const measured = o.measure === "rank" ? ["measure", "rank"] : ["measure"];
  const all = [
    field("value", saidValue(o), null, ["number", "quantity", "fraction", "money"], t("origin.printed", item.quote.trim())),
    field("unit", saidUnit(o), null, ["unit", "count"]),
    field("measure", t(`measure.${o.measure}`), null, measured),
    field("indicator", saidIndicator(o), o.indicator.name, ["bind", "indicator"]),
    field("entity", saidEntity(o), o.entity?.name, ["entity"], ofSubject(item) ? t("origin.title") : null),
    field("period", saidPeriod(o), o.period?.text, ["period"], relativeNote(item)),
    field("status", t(`status.${o.status}`), null, ["status"]),
  ];
  if (o.bound !== "exact") all.splice(2, 0, field("bound", t(`bound.${o.bound}`), null, ["bound"]));
  if (o.sector) all.push(field("sector", o.sector, o.sector, ["sector"]));
  if (o.compare) all.push(field("compare", compared(o.compare), null, ["compare"]));
  if (o.of !== null) all.push(field("of", String(o.of), typeof o.of === "string" ? o.of : null, ["of"]));
  return all;
}

function saidValue(o) {
  return number(o.value) + (o.upper === null ? "" : ` – ${number(o.upper)}`);
}

function saidUnit(o) {
  if (o.unit === null) return t("field.none");
  const words = unit(o.unit, null);
  return o.counted ? `${words} · ${o.counted}` : words === o.unit ? words : `${words} (${o.unit})`;
}

function saidIndicator(o) {
  const known = [o.indicator.name_en, o.indicator.code].filter(Boolean).join(" · ");
  return known ? `${o.indicator.name} (${known})` : o.indicator.name;
}

const saidEntity = o => (o.entity ? `${o.entity.name} (${named(`kind.${o.entity.kind}`, o.entity.kind)})` : t("field.none"));

function saidPeriod(o) {
  if (!o.period) return t("field.none");
  const { start, end } = o.period;
  return start === end ? start : `${start} – ${end}`;
}

function ofSubject(item) {
  const { subject } = item.document.data;
  const name = item.record.entity?.name;
  return Boolean(subject && name && (subject.name === name || subject.aliases.includes(name)));
}

/** Words without a year mean a time only together with the date of the document. */
function relativeNote(item) {
  const { period } = item.record, { date } = item.document.data;
  if (!period || !date || /\d{4}|[一二三四五六七八九〇零]{4}/.test(period.text)) return null;
  return t("origin.document-date", date.value, t(`found.${date.found}`));
}
