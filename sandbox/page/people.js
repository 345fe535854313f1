// The list of people on the left, each with the end of their chat.

import { plain } from "./bubble.js";
import { avatar, byId, clock, make } from "./dom.js";

function line(card, current, unread, onChoose) {
  const last = card.last;
  const about = [card.country, card.language_code].filter(Boolean).join(" · ");
  const snippet = last ? (last.by_bot ? "" : "You: ") + plain(last.message) : card.blocked ? "Blocked the bot" : "No messages yet";
  return make("li", {}, make("button", { type: "button", class: "person", "data-person": card.id, "aria-current": card.id === current ? "true" : null, onclick: () => onChoose(card.id) },
    avatar(card.first_name, card.id),
    make("span", { class: "name" }, card.first_name, " ", make("small", {}, about)),
    make("time", {}, last ? clock(last.message.date) : ""),
    make("span", { class: "last" }, snippet),
    unread ? make("span", { class: "unread" }, String(unread)) : null));
}

export function drawPeople(people, current, unread, onChoose) {
  const held = document.activeElement?.dataset?.person;
  byId("people").replaceChildren(...people.map((card) => line(card, current, unread.get(card.id), onChoose)));
  if (held) byId("people").querySelector(`[data-person="${held}"]`)?.focus();
}
