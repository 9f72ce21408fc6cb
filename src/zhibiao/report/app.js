// The page: its state, what changes it, and what is redrawn then.

const VIEWS = ["text", "records", "charts", "unbound", "findings", "milestones", "documents"];
const SELECTS = ["scope", "entity", "indicator", "period", "measure", "status", "confidence"];
const MEASURES = ["level", "growth", "change", "share", "rank"];
const STATUSES = ["actual", "estimate", "target"];
const THEMES = ["auto", "light", "dark"];
const SHOWN = ["unbound", "milestones"];

const $ = id => document.getElementById(id);
const small = matchMedia("(max-width: 60rem)");
const unfiltered = () => ({ scope: "all", search: "", entity: null, indicator: null, period: null, measure: null, status: null, confidence: null });

const state = { ...load(), filters: unfiltered(), view: small.matches ? "text" : "records", order: "text", reason: null, selected: null, charts: AT_ONCE };
state.current = state.documents[0];
const everywhere = (of, from = state.documents) => from.flatMap(one => one[of]);

const pane = new TextPane($("text"), item => select(item, { reveal: false }));
let rows;

// ---- what is remembered between visits, where the browser lets a page remember ----------------------------

function remembered(key) {
  try {
    return localStorage.getItem(`zhibiao.${key}`);
  } catch {
    return null;
  }
}

function remember(key, value) {
  try {
    localStorage.setItem(`zhibiao.${key}`, value);
  } catch {
    // Then it is asked for anew next time.
  }
}

// ---- actions ---------------------------------------------------------------------------------------------

function say(words) {
  $("live").textContent = words;
}

function open(one) {
  if (state.current === one && pane.document) return;
  state.current = one;
  pane.select(null, {});
  pane.show(one);
  $("text-scroll").scrollTop = 0;
  drawDocuments();
  if (state.filters.scope === "this") refilter();
  else drawView();
}

function select(item, { reveal = true, from = "" } = {}) {
  const other = item.document !== state.current;
  state.selected = item;
  if (other) open(item.document);
  // A row leads to the text; on a small screen the text is a view of its own.
  if (small.matches && state.view !== "text" && from !== "keep") setView("text");
  drawCard();
  pane.select(item, { reveal: reveal || other || small.matches, origins: origins(item) });
  rows.mark(item);
  history.replaceState(null, "", `#${item.document.index + 1}/${item.key}`);
  const o = item.record;
  say(item.kind === "observation" ? t("said.selected", printed(o), item.indicator, shortPeriod(o.period)) : heading(item));
}

function deselect() {
  state.selected = null;
  $("record").hidden = true;
  pane.select(null, {});
  rows.mark(null);
  history.replaceState(null, "", location.pathname + location.search);
}

/** The list that stepping goes through: that of the view, else the records. */
function listed() {
  if (state.view === "unbound") return unboundItems();
  if (state.view === "milestones") return everywhere("milestones", scope());
  return state.list;
}

function step(by, passes = () => true) {
  const items = listed();
  let index = items.indexOf(state.selected);
  if (index < 0 && by < 0) index = items.length;
  for (index += by; index >= 0 && index < items.length; index += by) {
    if (!passes(items[index])) continue;
    select(items[index], { from: "keep" });
    return;
  }
}

function setView(view) {
  if (view !== state.view) $("list").scrollTop = 0;
  state.view = view;
  document.body.dataset.view = view;
  drawTabs();
  drawView();
}

function setFilter(name, value) {
  state.filters[name] = value;
  refilter();
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  const words = t("theme", t(`theme.${theme}`));
  $("theme").textContent = { auto: "◐", light: "○", dark: "●" }[theme];
  $("theme").title = words;
  $("theme").setAttribute("aria-label", words);
  remember("theme", theme);
}

function setLanguage(wanted) {
  language = wanted;
  document.documentElement.lang = wanted === "zh" ? "zh-CN" : "en";
  remember("language", wanted);
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", t(element.dataset.label));
    if (element.matches("button, select")) element.title = t(element.dataset.label);
  }
  const [one] = state.documents;
  document.title = state.documents.length === 1 ? `${one.title} – ${t("title")}` : t("title");
  $("language").textContent = t("language");
  $("language").setAttribute("aria-label", t("language.label"));
  $("search").placeholder = t("filter.search.hint");
  setTheme(document.documentElement.dataset.theme);
  rows = new Rows($("list"), {
    label: t("view.records"),
    render: item => RENDER[state.view](item, state),
    choose: item => select(item),
    enter: item => item.span.marks[0].focus(),
  });
  drawNotice();
  drawLegend();
  refilter();
  drawDocuments();
  if (state.selected) drawCard();
}

/** Apply the filters and redraw what depends on them. */
function refilter() {
  state.result = filtered(state.documents, state.filters, state.current);
  state.list = sorted(state.result.passing, state.order);
  state.charts = AT_ONCE;
  drawSummary();
  drawFilters();
  drawTabs();
  if (pane.document) pane.dim();
  drawView();
  say(t("said.filtered", state.list.length));
}

// ---- drawing ---------------------------------------------------------------------------------------------

const scope = () => (state.filters.scope === "this" ? [state.current] : state.documents);
const unboundItems = () => everywhere("unbound", scope()).filter(item => state.reason === null || item.record.reason === state.reason);

function drawSummary() {
  const figure = (count, key, act, kind = "") =>
    button([el("b", {}, number(count)), " ", t(key)], act, { class: "figure " + kind });
  const doubtful = everywhere("observations").filter(item => item.doubtful).length;
  const contradictions = everywhere("findings").length;
  $("summary").replaceChildren(
    figure(state.documents.length, "summary.documents", () => setView("documents")),
    figure(everywhere("observations").length, "summary.observations", () => { clear(); setView("records"); }),
    figure(doubtful, "summary.doubtful", () => { setFilter("confidence", "doubtful"); setView("records"); }, doubtful ? "warn" : ""),
    figure(everywhere("unbound").length, "summary.unbound", () => setView("unbound")),
    figure(contradictions, "summary.findings", () => setView("findings"), contradictions ? "warn" : ""),
    ...(state.omitted.length ? [el("p.omitted", {}, t("summary.omitted", state.omitted.length))] : []));
}

function option(value, label, chosen) {
  const made = el("option", { value }, label);
  made.selected = chosen;
  return made;
}

function fill(name, choices) {
  const chosen = state.filters[name], box = $(`filter-${name}`);
  const all = option("", t("filter.all"), chosen === null);
  box.replaceChildren(all, ...choices(chosen));
  box.classList.toggle("set", chosen !== null);
}

const label = (words, count) => `${words || t("filter.none")} (${count})`;

function drawFilters() {
  const { filters, result } = state;
  const scopes = [["all", "filter.all-documents"], ["this", "filter.this-document"]];
  $("filter-scope").replaceChildren(...scopes.map(([value, key]) => option(value, t(key), filters.scope === value)));
  $("filter-scope").closest("label").hidden = state.documents.length === 1;
  for (const name of ["entity", "indicator"]) fill(name, chosen => byCount(result.without(name), FACETS[name], chosen));
  fill("period", chosen => byPeriod(result.without("period"), chosen));
  fill("measure", chosen => fixed("measure", MEASURES, chosen));
  fill("status", chosen => fixed("status", STATUSES, chosen));
  const levels = ["high", "middle", "low", "doubtful"];
  fill("confidence", chosen => levels.map(level => {
    const count = result.without("confidence").filter(item => inConfidence(item, level)).length;
    return option("=" + level, label(t(`confidence.${level}`), count), chosen === level);
  }));
  const set = Object.entries(filters).filter(([name, value]) => value && !(name === "scope" && value === "all")).length;
  $("toggle-filters").textContent = set ? t("filters.active", set) : t("filters.show");
  $("clear").disabled = set === 0;
}

function byCount(items, of, chosen) {
  const counts = counted(items, of);
  if (chosen !== null && !counts.has(chosen)) counts.set(chosen, 0);
  const order = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "zh"));
  return order.map(([value, count]) => option("=" + value, label(value, count), value === chosen));
}

function fixed(name, values, chosen) {
  const counts = counted(state.result.without(name), FACETS[name]);
  return values.map(value => option("=" + value, label(t(`${name}.${value}`), counts.get(value) ?? 0), value === chosen));
}

function byPeriod(items, chosen) {
  const years = new Map();
  for (const item of items) {
    if (!years.has(item.year)) years.set(item.year, []);
    years.get(item.year).push(item);
  }
  const asked = chosen?.startsWith("year:") ? chosen.slice(5) : null;
  if (asked !== null && !years.has(asked)) years.set(asked, []);
  return [...years].sort((a, b) => b[0].localeCompare(a[0])).map(([year, some]) => {
    const periods = [...counted(some, item => item.period)].sort((a, b) => a[0].localeCompare(b[0]));
    const each = periods.map(([period, count]) => option("==" + period, label(period, count), chosen === "=" + period));
    if (!year) return each[0];
    const all = option(`=year:${year}`, label(t("filter.year", year), some.length), asked === year);
    return el("optgroup", { label: year }, periods.length > 1 || asked === year ? all : null, each);
  });
}

function drawTabs() {
  const counts = {
    records: state.list.length, unbound: everywhere("unbound", scope()).length,
    findings: everywhere("findings", scope()).length, milestones: everywhere("milestones", scope()).length, documents: state.documents.length,
  };
  $("tabs").replaceChildren(...VIEWS.map(view => {
    const chosen = view === state.view;
    const words = [t(`view.${view}`), counts[view] === undefined ? null : el("small", {}, number(counts[view]))].filter(Boolean);
    return button(words, () => setView(view), {
      role: "tab", id: `tab-${view}`, class: `tab tab-${view}`, "aria-selected": String(chosen), tabindex: chosen ? "0" : "-1", "aria-controls": "list",
    });
  }));
  $("list").setAttribute("aria-labelledby", `tab-${state.view}`);
}

function drawView() {
  if (!rows) return;
  $("bar").replaceChildren(...barParts());
  document.body.dataset.view = state.view;
  const list = $("list");
  list.className = state.view;
  if (state.view in RENDER) {
    const items = listed();
    if (items.length) rows.show(items, state.selected);
    else list.replaceChildren(empty());
  } else if (state.view === "charts") drawCharts();
  else if (state.view === "findings") {
    const found = everywhere("findings", scope());
    list.replaceChildren(...(found.length ? found.map(one => findingPart(one, act)) : [empty()]));
  } else if (state.view === "documents") list.replaceChildren(...documentCards(state, act), ...omittedPart(state.omitted));
}

const empty = () => el("p.empty", {}, t(`empty.${state.view}`));

function barParts() {
  if (state.view === "records") {
    const total = everywhere("observations", scope()).length;
    const order = el("select", { "aria-label": t("sort"), title: t("sort"), onchange: event => {
      state.order = event.target.value;
      state.list = sorted(state.result.passing, state.order);
      drawView();
    } }, Object.keys(ORDERS).map(key => option(key, t(`sort.${key}`), key === state.order)));
    return [el("span.count", {}, t("count.records", number(state.list.length), number(total))), order,
      button(t("copy.csv"), copyCsv, { id: "copy-csv" }), button(t("save.csv"), saveCsv, { id: "save-csv" })];
  }
  if (state.view === "unbound") {
    const counts = [...counted(everywhere("unbound", scope()), item => item.record.reason)].sort((a, b) => b[1] - a[1]);
    const box = el("select", { id: "reason", "aria-label": t("field.reason"), onchange: event => {
      state.reason = event.target.value || null;
      drawView();
    } }, option("", t("filter.all"), state.reason === null), counts.map(([reason, count]) => option(reason, label(named(`reason.${reason}`, reason), count), reason === state.reason)));
    return [el("span.count", {}, t("count.rows", number(unboundItems().length))), box];
  }
  if (state.view === "charts") return [el("span.count", {}, `${t("chart.target")} · ${t("chart.note")}`)];
  return [];
}

function drawCharts() {
  CHART.width = Math.min(CHART.widest, Math.max(280, $("list").clientWidth - 34));
  const all = series(state.list), shown = all.slice(0, state.charts);
  const parts = shown.map(group => chartCard(group, item => select(item)));
  if (all.length > shown.length)
    parts.push(button(t("chart.more", all.length - shown.length), () => { state.charts += AT_ONCE; drawCharts(); }));
  $("list").replaceChildren(...(parts.length ? parts : [empty()]));
}

function drawCard() {
  const card = $("record"), items = listed(), index = items.indexOf(state.selected);
  const position = index < 0 ? "" : t("record.position", number(index + 1), number(items.length));
  const focused = card.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
  card.replaceChildren(...recordCard(state.selected, position, act));
  card.hidden = false;
  card.scrollTop = 0;
  if (focused) card.querySelector(`[aria-label="${focused}"]`)?.focus();
}

function drawDocuments() {
  const several = state.documents.length > 1;
  document.querySelector("#top .documents").hidden = !several;
  if (several) {
    $("document").replaceChildren(...state.documents.map(one => option(one.index, `${one.title} (${one.observations.length})`, one === state.current)));
    $("previous-document").disabled = state.current.index === 0;
    $("next-document").disabled = state.current.index === state.documents.length - 1;
  }
  drawNotice();
}

function drawNotice() {
  $("notice").hidden = !state.current.partial;
  $("notice").textContent = t("notice.partial");
}

function drawLegend() {
  const sample = kind => el(`mark.${kind}`, { "aria-hidden": "true" }, "12");
  const key = (kind, words) => el("span.key", {}, sample(kind), words);
  const shown = SHOWN.map(kind => {
    const box = el("input", { type: "checkbox", onchange: event => $("text").classList.toggle(`no-${kind}`, !event.target.checked) });
    box.checked = !$("text").classList.contains(`no-${kind}`);
    return el("label.key", {}, box, sample(kind === "unbound" ? "unbound" : "milestone"), t(`legend.${kind}`));
  });
  $("legend").replaceChildren(
    ...MEASURES.map(measure => key(`n.${measure}`, t(`measure.${measure}`))),
    ...STATUSES.map(status => key(`n.plain.${status}`, t(`status.${status}`))),
    key("n.plain.doubtful", t("legend.doubtful")), ...shown);
}

// ---- CSV -------------------------------------------------------------------------------------------------

async function copyCsv() {
  const done = await copy(csv(state.columns, state.list));
  const words = done ? t("copied", number(state.list.length)) : t("copy.failed");
  say(words);
  $("copy-csv").textContent = words;
  setTimeout(() => { if ($("copy-csv")) $("copy-csv").textContent = t("copy.csv"); }, 2000);
}

function saveCsv() {
  const blob = new Blob(["\ufeff", csv(state.columns, state.list)], { type: "text/csv" });
  const link = el("a", { href: URL.createObjectURL(blob), download: "observations.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// ---- wiring ----------------------------------------------------------------------------------------------

const act = {
  previous: () => step(-1), next: () => step(1), close: deselect, say, open,
  choose: item => select(item),
  show: () => {
    if (small.matches && state.view !== "text") setView("text");
    pane.reveal(state.selected.span.marks[0]);
    state.selected.span.marks[0].focus({ preventScroll: true });
  },
  flash: place => {
    if (small.matches && state.view !== "text") setView("text");
    pane.flash(place);
  },
};

function clear() {
  state.filters = unfiltered();
  $("search").value = "";
  refilter();
}

function turnDocument(by) {
  const next = state.documents[state.current.index + by];
  if (next) open(next);
}

const VIEW_KEYS = VIEWS.filter(view => view !== "text");
const KEYS = {
  j: () => step(1), k: () => step(-1), u: () => step(1, item => item.doubtful),
  "/": () => $("search").focus(), "[": () => turnDocument(-1), "]": () => turnDocument(1),
  t: () => (state.selected?.span ?? pane.document.spans[0])?.marks[0].focus(), "?": showHelp,
};
const KEY_NAMES = [["j k", "key.next"], ["u", "key.doubtful"], ["t", "key.text"], ["/", "key.search"], ["1–6", "key.views"], ["[ ]", "key.document"], ["Esc", "key.escape"], ["?", "key.help"]];

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || $("help-dialog").open) return;
  if (event.key === "Escape") {
    if (!$("record").hidden) deselect();
    return;
  }
  if (remembered("keys") === "off" || event.target.closest("input, select, textarea")) return;
  const view = VIEW_KEYS[Number(event.key) - 1];
  if (view) setView(view);
  else if (event.key in KEYS) KEYS[event.key]();
  else return;
  event.preventDefault();
}

function showHelp() {
  const dialog = $("help-dialog");
  const keys = el("input", { type: "checkbox", onchange: event => remember("keys", event.target.checked ? "on" : "off") });
  keys.checked = remembered("keys") !== "off";
  dialog.replaceChildren(
    el("h2", { id: "help-title" }, t("help")), el("p", {}, t("help.intro")),
    el("h3", {}, t("help.keys")),
    el("dl", {}, KEY_NAMES.flatMap(([key, words]) => [el("dt", {}, key.split(" ").map(one => el("kbd", {}, one))), el("dd", {}, t(words))])),
    el("label", {}, keys, " ", t("help.enable")),
    button(t("close"), () => dialog.close(), { class: "main", autofocus: true }));
  dialog.showModal();
}

function tabKeys(event) {
  const shown = [...$("tabs").children].filter(tab => tab.offsetParent);
  const index = shown.findIndex(tab => tab.id === `tab-${state.view}`);
  const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: shown.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = shown[(to + shown.length) % shown.length].id;
  setView(next.slice("tab-".length));
  $(next).focus();
}

function preparePrint() {
  const items = state.list.filter(item => item.document === state.current).sort((a, b) => a.start - b.start);
  $("print").replaceChildren(printTable(items));
  const set = SELECTS.filter(name => name !== "scope" && state.filters[name] !== null).map(name => $(`filter-${name}`).selectedOptions[0].label);
  $("paper-head").replaceChildren(...paperHead(state.current, [state.filters.search, ...set].filter(Boolean)));
}

function wire() {
  for (const name of SELECTS)
    $(`filter-${name}`).addEventListener("change", event => {
      const { value } = event.target;
      setFilter(name, name === "scope" ? value : value === "" ? null : value.slice(1));
    });
  let waiting;
  $("search").addEventListener("input", event => {
    clearTimeout(waiting);
    waiting = setTimeout(() => setFilter("search", event.target.value), 120);
  });
  $("clear").addEventListener("click", clear);
  $("toggle-filters").addEventListener("click", () => {
    const shown = document.body.classList.toggle("filtering");
    $("toggle-filters").setAttribute("aria-expanded", String(shown));
  });
  $("document").addEventListener("change", event => open(state.documents[Number(event.target.value)]));
  $("previous-document").addEventListener("click", () => turnDocument(-1));
  $("next-document").addEventListener("click", () => turnDocument(1));
  $("language").addEventListener("click", () => setLanguage(language === "zh" ? "en" : "zh"));
  $("theme").addEventListener("click", () => setTheme(THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % 3]));
  $("help").addEventListener("click", showHelp);
  $("tabs").addEventListener("keydown", tabKeys);
  document.addEventListener("keydown", pressed);
  addEventListener("beforeprint", preparePrint);
  addEventListener("afterprint", () => $("print").replaceChildren());
  addEventListener("hashchange", follow);
  small.addEventListener("change", () => { if (!small.matches && state.view === "text") setView("records"); });
}

/** Select what the address names, so that a link can lead to one number. */
function follow() {
  const [index, key] = decodeURIComponent(location.hash.slice(1)).split("/");
  const item = state.documents[Number(index) - 1]?.byKey.get(key);
  if (item && item !== state.selected) select(item);
}

function start() {
  const theme = remembered("theme");
  document.documentElement.dataset.theme = THEMES.includes(theme) ? theme : "auto";
  if (!state.documents.length) state.current = { partial: false, observations: [] };
  wire();
  const known = remembered("language");
  if (state.current.text !== undefined) pane.show(state.current);
  setLanguage(known in STRINGS ? known : navigator.language.startsWith("zh") ? "zh" : "en");
  follow();
  document.documentElement.dataset.ready = "true";
}

start();
