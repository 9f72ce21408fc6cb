// Building elements, and a list that keeps only the rows in sight in the page.

/** An element. Children are elements or text; text of documents can only become text nodes here. */
function el(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name || "div");
  if (classes.length) element.className = classes.join(" ");
  assign(element, attributes);
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

function assign(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
}

const SVG = "http://www.w3.org/2000/svg";

function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  assign(element, attributes);
  element.append(...children);
  return element;
}

const button = (label, onclick, attributes = {}) => el("button", { type: "button", onclick, ...attributes }, label);

/** A grid of rows of one height, of which those in sight exist. */
class Rows {
  constructor(box, { label, render, choose, enter }) {
    Object.assign(this, { box, render, choose, enter, items: [], active: -1, drawn: new Map() });
    this.grid = el("div.rows", { role: "grid", tabindex: "0", "aria-label": label, onkeydown: event => this.key(event) });
    this.grid.addEventListener("click", event => {
      const row = event.target.closest("[role=row]");
      if (row) this.go(Number(row.dataset.index));
    });
    box.addEventListener("scroll", () => this.draw(), { passive: true });
    this.resized = new ResizeObserver(() => this.draw());
    this.resized.observe(box);
  }

  /** Show these items; the row of `selected` is the active one. */
  show(items, selected) {
    if (!this.grid.isConnected) this.box.replaceChildren(this.grid);
    this.height = Number.parseInt(getComputedStyle(this.grid).getPropertyValue("--row"), 10);
    this.items = items;
    this.active = items.indexOf(selected);
    this.clear();
    this.grid.style.height = `${items.length * this.height}px`;
    this.grid.setAttribute("aria-rowcount", items.length);
    this.draw();
  }

  clear() {
    for (const row of this.drawn.values()) row.remove();
    this.drawn.clear();
  }

  draw() {
    if (!this.grid.isConnected || !this.box.clientHeight) return;
    const margin = 6, top = this.box.scrollTop - this.grid.offsetTop;
    const first = Math.max(0, Math.floor(top / this.height) - margin);
    const last = Math.min(this.items.length, Math.ceil((top + this.box.clientHeight) / this.height) + margin);
    for (const [index, row] of this.drawn) {
      if ((index < first || index >= last) && index !== this.active) {
        row.remove();
        this.drawn.delete(index);
      }
    }
    const wanted = this.active >= 0 && (this.active < first || this.active >= last) ? [this.active] : [];
    for (let index = first; index < last; index++) wanted.push(index);
    for (const index of wanted) if (!this.drawn.has(index)) this.add(index);
    if (this.active >= 0) this.grid.setAttribute("aria-activedescendant", `row-${this.active}`);
    else this.grid.removeAttribute("aria-activedescendant");
  }

  add(index) {
    const row = el("div.row", { role: "row", id: `row-${index}`, "data-index": index, "aria-rowindex": index + 1 });
    row.setAttribute("aria-selected", index === this.active);
    row.style.top = `${index * this.height}px`;
    row.append(...this.render(this.items[index]).map(cell => (cell.setAttribute("role", "gridcell"), cell)));
    this.drawn.set(index, row);
    this.grid.append(row);
  }

  /** Make an item's row the active one and bring it into sight. */
  mark(item) {
    this.drawn.get(this.active)?.setAttribute("aria-selected", "false");
    this.active = this.items.indexOf(item);
    if (this.active >= 0) {
      const top = this.grid.offsetTop + this.active * this.height, { box } = this;
      if (top < box.scrollTop) box.scrollTop = top - this.height;
      else if (top + this.height > box.scrollTop + box.clientHeight) box.scrollTop = top + 2 * this.height - box.clientHeight;
    }
    this.draw();
    this.drawn.get(this.active)?.setAttribute("aria-selected", "true");
  }

  go(index) {
    if (index >= 0 && index < this.items.length) this.choose(this.items[index]);
  }

  key(event) {
    const page = Math.max(1, Math.floor(this.box.clientHeight / this.height) - 1);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key];
    const last = this.items.length - 1;
    if (step) this.go(Math.min(last, Math.max(0, this.active + step)));
    else if (event.key === "Home") this.go(0);
    else if (event.key === "End") this.go(last);
    else if (event.key === "Enter" && this.active >= 0) this.enter(this.items[this.active]);
    else return;
    event.preventDefault();
  }
}
