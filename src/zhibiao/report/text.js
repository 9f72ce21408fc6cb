// The source text with its numbers marked. All of it is in the page, so that the browser finds words in it; blocks out
// of sight are not laid out (content-visibility).

const LONG = 1500; // characters after which a line is cut into pieces, and lines into blocks

const RANK = { observation: 0, milestone: 1, unbound: 2 };

/** The places of the items, without overlaps: items at one place share it, the later of two that overlap is cut. */
function spansOf(one) {
  const spans = [];
  for (const item of one.items) {
    const last = spans.at(-1);
    if (last && item.end <= last.end) last.items.push(item);
    else spans.push({ start: Math.max(item.start, last?.end ?? 0), end: item.end, items: [item], marks: [] });
  }
  for (const [index, span] of spans.entries()) {
    span.index = index;
    span.items.sort((a, b) => RANK[a.kind] - RANK[b.kind]);
    for (const item of span.items) item.span = span;
  }
  return spans;
}

/** Lines of the text with their numbers; long ones in pieces that end with a sentence where they can. */
function* piecesOf(text) {
  let start = 0;
  for (let line = 1; start <= text.length; line++) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    let low = start;
    while (end - low > 2 * LONG) {
      let high = text.indexOf("。", low + LONG) + 1;
      if (high <= 0 || high > low + 2 * LONG) high = low + LONG;
      if (/[\udc00-\udfff]/.test(text[high])) high += 1;
      yield { line, start: low, end: high, continued: low > start };
      low = high;
    }
    yield { line, start: low, end, continued: low > start };
    start = end + 1;
  }
}

class TextPane {
  constructor(root, choose) {
    this.root = root;
    this.choose = choose;
    root.addEventListener("click", event => {
      const mark = event.target.closest("[data-span]");
      if (mark && getSelection().isCollapsed) choose(this.itemOf(mark));
    });
    root.addEventListener("keydown", event => this.key(event));
    root.addEventListener("mouseover", event => {
      const mark = event.target.closest("[data-span]");
      if (mark) mark.title = this.document.spans[Number(mark.dataset.span)].items.map(summary).join("\n");
    });
  }

  show(one) {
    this.document = one;
    one.spans ??= spansOf(one);
    for (const span of one.spans) span.marks = [];
    this.pieces = [];
    const blocks = [];
    let block = null, size = 0, next = 0, gap = false;
    for (const piece of piecesOf(one.text)) {
      if (!piece.continued && !one.text.slice(piece.start, piece.end).trim()) {
        gap = true;
        continue;
      }
      if (block === null || size > LONG) {
        this.estimate(block, size);
        blocks.push((block = el("div.block")));
        size = 0;
      }
      const p = el(gap ? "p.gap" : "p", one.partial || piece.continued ? {} : { "data-line": piece.line });
      if (piece.continued) p.classList.add("continued");
      next = this.fill(p, piece, next);
      this.pieces.push({ ...piece, p });
      block.append(p);
      size += piece.end - piece.start + 20;
      gap = false;
    }
    this.estimate(block, size);
    this.root.replaceChildren(...blocks);
    one.spans[0]?.marks[0].setAttribute("tabindex", "0");
    this.focusable = one.spans[0] ?? null;
    this.dim();
  }

  estimate(block, size) {
    if (block) block.style.containIntrinsicSize = `auto ${Math.ceil(size / 34) * 30}px`;
  }

  /** Put the text of a piece into `p`; a number that a line end cuts gets a mark on each line. */
  fill(p, { start, end }, next) {
    const { text, spans } = this.document;
    let at = start;
    for (; next < spans.length && spans[next].start < end; next++) {
      const span = spans[next], low = Math.max(span.start, start), high = Math.min(span.end, end);
      if (low > at) p.append(text.slice(at, low));
      if (high > low) p.append(this.markOf(span, text.slice(low, high)));
      at = Math.max(at, high);
      if (span.end > end) break;
    }
    const rest = text.slice(at, end);
    if (rest) p.append(rest.endsWith("\r") ? rest.slice(0, -1) : rest);
    return next;
  }

  markOf(span, words) {
    const mark = document.createElement("mark");
    const [{ kind, record, doubtful }] = span.items;
    mark.className = kind === "observation" ? `n ${record.measure} ${record.status}${doubtful ? " doubtful" : ""}` : kind;
    mark.dataset.span = span.index;
    if (kind === "observation" && !span.marks.length) mark.dataset.number = span.items[0].number;
    mark.setAttribute("role", "button");
    mark.setAttribute("tabindex", "-1");
    mark.textContent = words;
    span.marks.push(mark);
    return mark;
  }

  itemOf(mark) {
    const { items } = this.document.spans[Number(mark.dataset.span)];
    // A second click goes on to the next record of the place.
    const chosen = items.indexOf(this.selected);
    return items[(chosen + 1) % items.length];
  }

  /** Fade the numbers that the filters leave out. */
  dim() {
    for (const span of this.document.spans) {
      const [first] = span.items;
      const out = first.kind === "observation" && !span.items.some(item => item.passes);
      if (out === Boolean(span.out)) continue;
      span.out = out;
      for (const mark of span.marks) mark.classList.toggle("out", out);
    }
    for (const span of this.document.spans) if (span.out) for (const mark of span.marks) mark.classList.add("out");
  }

  /** Mark the number of `item` as the selected one. */
  select(item, { reveal, origins }) {
    for (const mark of this.selected?.span?.marks ?? []) {
      mark.classList.remove("selected");
      mark.removeAttribute("aria-current");
    }
    this.selected = item;
    this.paint(item ? origins : []);
    if (!item) return;
    for (const mark of item.span.marks) {
      mark.classList.add("selected");
      mark.setAttribute("aria-current", "true");
    }
    this.rove(item.span);
    if (reveal) this.reveal(item.span.marks[0]);
  }

  rove(span) {
    this.focusable?.marks[0]?.setAttribute("tabindex", "-1");
    this.focusable = span;
    span.marks[0].setAttribute("tabindex", "0");
  }

  /** Bring a mark into sight; twice, for the blocks on the way are laid out by the first scrolling. */
  reveal(element) {
    const bring = () => element.scrollIntoView({ block: "center" });
    bring();
    requestAnimationFrame(bring);
  }

  /** Colour the words that gave the fields; `origins` maps a field's name to its place. */
  paint(origins) {
    if (!globalThis.CSS?.highlights) return;
    for (const name of ["indicator", "entity", "period", "flash"]) CSS.highlights.delete(name);
    for (const [name, place] of origins) {
      const range = this.rangeOf(place);
      if (range) CSS.highlights.set(name, new Highlight(range));
    }
  }

  flash(place) {
    const range = this.rangeOf(place);
    if (!range) return;
    this.reveal(range.startContainer.parentElement);
    if (!globalThis.CSS?.highlights) return;
    CSS.highlights.set("flash", new Highlight(range));
    setTimeout(() => CSS.highlights.delete("flash"), 1600);
  }

  rangeOf({ start, end }) {
    const low = this.point(start), high = this.point(end - 1);
    if (!low || !high) return null;
    const range = document.createRange();
    range.setStart(low.node, low.offset);
    range.setEnd(high.node, Math.min(high.offset + 1, high.node.length));
    return range;
  }

  /** The text node and offset in it of a character of the text. */
  point(offset) {
    const { pieces } = this;
    let low = 0, high = pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pieces[middle].end <= offset) low = middle + 1; else high = middle;
    }
    const piece = pieces[low];
    if (!piece || piece.start > offset) return null;
    const nodes = document.createTreeWalker(piece.p, NodeFilter.SHOW_TEXT);
    let left = offset - piece.start;
    while (nodes.nextNode()) {
      if (left < nodes.currentNode.length) return { node: nodes.currentNode, offset: left };
      left -= nodes.currentNode.length;
    }
    return null;
  }

  key(event) {
    const mark = event.target.closest("[data-span]");
    if (!mark) return;
    const index = Number(mark.dataset.span), { spans } = this.document;
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: spans.length - 1 }[event.key];
    if (to !== undefined) {
      const span = spans[Math.min(spans.length - 1, Math.max(0, to))];
      this.rove(span);
      span.marks[0].focus();
    } else if (event.key === "Enter" || event.key === " ") this.choose(this.itemOf(mark));
    else return;
    event.preventDefault();
  }
}
