// A message's text with its entities, as nodes. Offsets count UTF-16 units, which is how JavaScript counts too.

import { make } from "./dom.js";
import { linkTo } from "./state.js";

const PLAIN = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

function spoiler() {
  const element = make("span", { class: "spoiler", role: "button", tabindex: "0", "aria-expanded": "false", "aria-label": "Hidden text" });
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    element.setAttribute("aria-expanded", "true");
    element.removeAttribute("role");
    element.removeAttribute("aria-label");
  };
  element.addEventListener("click", reveal, { once: true });
  element.addEventListener("keydown", reveal);
  return element;
}

function link(address, handlers) {
  const wanted = linkTo(address);
  if (wanted) return make("a", { href: address, onclick: (event) => { event.preventDefault(); handlers.onLink(wanted, address); } });
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" });
}

function element(entity, covered, handlers) {
  if (entity.type === "spoiler") return spoiler();
  if (entity.type === "text_link") return link(entity.url, handlers);
  if (entity.type === "url") return link(/^[a-z]+:\/\//i.test(covered) ? covered : `https://${covered}`, handlers);
  if (entity.type === "email") return make("a", { href: `mailto:${covered}` });
  if (entity.type === "bot_command") return make("button", { type: "button", class: "command", onclick: () => handlers.onCommand(covered) });
  return make(PLAIN[entity.type] ?? "span");
}

// Entities come sorted, the longer first; one that sticks out of the one it begins in is cut off at its end.
function fill(parent, text, begin, end, entities, handlers) {
  let at = begin;
  let rest = entities;
  while (rest.length) {
    const [entity, ...others] = rest;
    const stop = Math.min(entity.offset + entity.length, end);
    const inner = others.filter((other) => other.offset < stop);
    rest = others.filter((other) => other.offset >= stop);
    parent.append(text.slice(at, entity.offset));
    const child = element(entity, text.slice(entity.offset, stop), handlers);
    fill(child, text, entity.offset, stop, inner, handlers);
    parent.append(child);
    at = stop;
  }
  parent.append(text.slice(at, end));
}

export function formatted(text, entities, handlers) {
  const parent = make("div", { class: "text" });
  fill(parent, text, 0, text.length, entities ?? [], handlers);
  return parent;
}
