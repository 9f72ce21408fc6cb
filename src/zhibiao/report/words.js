// The interface's words and how numbers, periods and dates are said. STRINGS is strings.json.

let language = "zh";

function t(key, ...values) {
  const words = STRINGS[language][key] ?? key;
  return values.length ? words.replace(/\{(\d)\}/g, (_, index) => values[index]) : words;
}

/** The words for `key` if there are any, else `otherwise`: for values that a newer program may write. */
function named(key, otherwise) {
  return STRINGS[language][key] ?? otherwise;
}

const locale = () => (language === "zh" ? "zh-CN" : "en-GB");

const number = value => value.toLocaleString(locale(), { maximumFractionDigits: 6 });

const compact = value => value.toLocaleString(locale(), { notation: "compact", maximumSignificantDigits: 4 });

const percent = value => `${Math.round(value * 100)}%`;

const unit = (code, counted) => counted ?? named(`unit.${code}`, code);

const compared = code =>
  code.startsWith("base:") ? t("compare.base", code.slice(5)) : named(`compare.${code}`, code);

const BOUND_SIGNS = { about: "≈", near: "≲", more: ">", least: "≥", less: "<", most: "≤" };

/** The number as printed, with its bound, the sign of a fall, and the total of a rank. */
function printed(observation) {
  const fall = observation.value < 0 && !/^[-−－负△▲]/.test(observation.printed) ? "−" : "";
  const total = observation.measure === "rank" && observation.of !== null ? `/${observation.of}` : "";
  return (BOUND_SIGNS[observation.bound] ?? "") + fall + observation.printed + total;
}

const lastDay = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A period as short as it can be said, as in the program's table: 2020, 2019H1, 2021Q3, 2021-01..05, 2021-06-30. */
function shortPeriod(period) {
  if (!period) return "–";
  const { start, end } = period;
  if (start === end) return start;
  const [year, month, day] = start.split("-").map(Number);
  const [lastYear, lastMonth, last] = end.split("-").map(Number);
  if (day !== 1 || last !== lastDay(lastYear, lastMonth)) return `${start}..${end}`;
  if (year !== lastYear) {
    const whole = month === 1 && lastMonth === 12;
    return whole ? `${year}..${lastYear}` : `${start.slice(0, 7)}..${end.slice(0, 7)}`;
  }
  const months = lastMonth - month + 1;
  if ([12, 6, 3].includes(months) && (month - 1) % months === 0) {
    const part = (month - 1) / months + 1;
    return year + { 12: "", 6: `H${part}`, 3: `Q${part}` }[months];
  }
  return start.slice(0, 7) + (months > 1 ? `..${end.slice(5, 7)}` : "");
}

/** How long a period is, in months; numbers of periods of unlike length are not compared. */
function grain({ start, end }) {
  return start === end ? 0 : Math.round((Date.parse(end) - Date.parse(start)) / 86400000 / 30.4);
}

/** What a rule id means: of itself, else of its family. */
function ruleMeaning(id) {
  const family = id.split(".", 1)[0];
  return named(`rule.${id}`, named(`rule.${family}`, ""));
}
