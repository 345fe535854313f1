// The chat's messages, kept in step with what happens, and scrolled as a reader expects.

import { bubble } from "./bubble.js";
import { byId, day, make } from "./dom.js";

const NEAR = 120;
const TOGETHER = 120;

export class Log {
  constructor(handlers) {
    this.root = byId("log");
    this.newest = byId("newest");
    this.handlers = { ...handlers, onFind: (id) => this.find(id) };
    this.messages = new Map();
    this.newest.addEventListener("click", () => this.toEnd());
    this.root.addEventListener("scroll", () => { this.newest.hidden = this.atEnd(); });
    // Pictures that load late, and a window that changes, must not push the end out of sight.
    let wasAtEnd = true;
    this.root.addEventListener("scroll", () => { wasAtEnd = this.atEnd(); });
    new ResizeObserver(() => { if (wasAtEnd) this.toEnd(); }).observe(this.root);
    this.root.addEventListener("load", () => { if (wasAtEnd) this.toEnd(); }, true);
  }

  show(seen, about) {
    this.messages = new Map(seen.map((each) => [each.message.message_id, each]));
    this.root.replaceChildren();
    if (about) this.root.append(make("p", { class: "about" }, about));
    let before = null;
    for (const each of this.messages.values()) {
      this.append(each, before);
      before = each;
    }
    this.toEnd();
  }

  put(seen) {
    const id = seen.message.message_id;
    const stays = this.atEnd() || !seen.by_bot;
    const old = byId(`m${id}`);
    const before = [...this.messages.values()].at(-1) ?? null;
    this.messages.set(id, seen);
    if (old) this.replace(old, seen);
    else this.append(seen, before);
    if (stays) this.toEnd();
    else this.newest.hidden = this.atEnd();
  }

  refresh(id) {
    const seen = this.messages.get(id);
    const old = byId(`m${id}`);
    if (seen && old) this.replace(old, seen);
  }

  remove(id) {
    this.messages.delete(id);
    byId(`m${id}`)?.remove();
  }

  react(id, reactions) {
    const seen = this.messages.get(id);
    if (seen) this.put({ ...seen, reactions });
  }

  lastOwn() {
    return [...this.messages.values()].filter((seen) => !seen.by_bot && seen.message.text).at(-1);
  }

  replace(old, seen) {
    const held = old.contains(document.activeElement);
    const fresh = bubble(seen, old.classList.contains("grouped"), this.handlers);
    old.replaceWith(fresh);
    if (held) (fresh.querySelector(".key") ?? fresh).focus({ preventScroll: true });
  }

  append(seen, before) {
    const { date } = seen.message;
    if (!before || day(before.message.date) !== day(date)) this.root.append(make("p", { class: "day" }, day(date)));
    const grouped = before && before.by_bot === seen.by_bot && date - before.message.date < TOGETHER;
    this.root.append(bubble(seen, grouped, this.handlers));
  }

  find(id) {
    const found = byId(`m${id}`);
    if (!found) return;
    found.scrollIntoView({ block: "center" });
    found.focus({ preventScroll: true });
    found.classList.add("found");
    setTimeout(() => found.classList.remove("found"), 1500);
  }

  atEnd() {
    return this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < NEAR;
  }

  toEnd() {
    this.root.scrollTop = this.root.scrollHeight;
    this.newest.hidden = true;
  }
}
