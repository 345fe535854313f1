// The chat's messages, kept in step with what happens, and scrolled as a reader expects.

import { bubble } from "./bubble.js";
import { byId, day, make } from "./dom.js";
import { serviceText } from "./service.js";
import { idOf, isMine } from "./state.js";

const NEAR = 120;
const TOGETHER = 120;

export class Log {
  constructor(handlers) {
    this.root = byId("log");
    this.newest = byId("newest");
    this.handlers = { ...handlers, onFind: (id) => this.find(id), isPinned: (id) => this.pinned.includes(id) };
    this.messages = new Map();
    this.pinned = [];
    this.newest.addEventListener("click", () => this.toEnd());
    this.root.addEventListener("scroll", () => { this.newest.hidden = this.atEnd(); });
    // Pictures that load late, and a window that changes, must not push the end out of sight.
    let wasAtEnd = true;
    this.root.addEventListener("scroll", () => { wasAtEnd = this.atEnd(); });
    new ResizeObserver(() => { if (wasAtEnd) this.toEnd(); }).observe(this.root);
    this.root.addEventListener("load", () => { if (wasAtEnd) this.toEnd(); }, true);
  }

  show(seen, pinned, about) {
    this.messages = new Map(seen.map((each) => [idOf(each.message), each]));
    this.pinned = pinned;
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
    const id = idOf(seen.message);
    const stays = this.atEnd() || isMine(seen);
    const known = this.messages.has(id);
    const before = [...this.messages.values()].at(-1) ?? null;
    this.messages.set(id, seen);
    if (known) this.refresh(id);
    else this.append(seen, before);
    if (stays) this.toEnd();
    else this.newest.hidden = this.atEnd();
  }

  // The messages of an album stand in one bubble, which goes by the first of them.
  album(id) {
    const group = this.messages.get(id)?.message.media_group_id;
    return group ? [...this.messages.values()].filter((seen) => seen.message.media_group_id === group) : null;
  }

  articleOf(id) { return byId(`m${id}`) ?? byId(`m${idOf((this.album(id) ?? [])[0]?.message ?? {})}`); }

  refresh(id) {
    const old = this.articleOf(id);
    const album = this.album(id);
    const seen = album?.[0] ?? this.messages.get(id);
    if (!seen || !old) return;
    const held = old.contains(document.activeElement);
    const fresh = bubble(seen, old.classList.contains("grouped"), this.handlers, album);
    fresh.hidden = old.hidden;
    old.replaceWith(fresh);
    if (held) (fresh.querySelector(".key") ?? fresh).focus({ preventScroll: true });
  }

  remove(id) {
    const old = this.articleOf(id);
    const gone = this.messages.get(id);
    const rest = (this.album(id) ?? []).filter((seen) => seen !== gone);
    this.messages.delete(id);
    if (gone?.replaces && byId(`m${gone.replaces}`)) byId(`m${gone.replaces}`).hidden = false;
    if (rest.length) old?.replaceWith(bubble(rest[0], false, this.handlers, rest));
    else old?.remove();
  }

  react(id, reactions) {
    const seen = this.messages.get(id);
    if (seen) this.put({ ...seen, reactions });
  }

  pin(pinned) {
    const changed = [...this.pinned.filter((id) => !pinned.includes(id)), ...pinned.filter((id) => !this.pinned.includes(id))];
    this.pinned = pinned;
    for (const id of changed) this.refresh(id);
  }

  lastOwn() {
    return [...this.messages.values()].filter((seen) => isMine(seen) && !seen.to && seen.message.text).at(-1);
  }

  append(seen, before) {
    const { date, media_group_id: album, from } = seen.message;
    if (album && before?.message.media_group_id === album) return this.refresh(idOf(seen.message));
    if (!before || day(before.message.date) !== day(date)) this.root.append(make("p", { class: "day" }, day(date)));
    const together = before && before.message.from.id === from.id && date - before.message.date < TOGETHER;
    const grouped = together && serviceText(before.message) === null && !before.to && !seen.to;
    const article = bubble(seen, grouped, this.handlers);
    const original = seen.replaces ? byId(`m${seen.replaces}`) : null;
    if (!original) return this.root.append(article);
    original.hidden = true;
    return original.after(article);
  }

  find(id) {
    const found = this.articleOf(id);
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
