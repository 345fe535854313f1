// The chats on the left: each person's own with the bot, and the groups, each with its end.

import { plain } from "./bubble.js";
import { avatar, byId, clock, make } from "./dom.js";
import { serviceText } from "./service.js";
import { membersOf, personOf, state } from "./state.js";

function row(card, name, about, snippet, current, onclick) {
  const unread = state.unread.get(card.id);
  const data = card.id > 0 ? { "data-person": card.id } : { "data-group": card.id };
  return make("li", {}, make("button", { type: "button", class: "person", ...data, "aria-current": current ? "true" : null, onclick },
    avatar(name, card.id),
    make("span", { class: "name" }, name, " ", make("small", {}, about)),
    make("time", {}, card.last ? clock(card.last.message.date) : ""),
    make("span", { class: "last" }, snippet),
    unread ? make("span", { class: "unread", role: "img", "aria-label": `${unread} unread` }, String(unread)) : null));
}

function personRow(card, onChoose) {
  const about = [card.country, card.language_code].filter(Boolean).join(" · ");
  const { last } = card;
  const snippet = last ? (last.by_bot ? "" : "You: ") + plain(last.message) : card.blocked ? "Blocked the bot" : "No messages yet";
  return row(card, card.first_name, about, snippet, card.id === state.chat, () => onChoose(card.id));
}

function groupRow(card, onChoose) {
  const { last } = card;
  const who = last && (last.by_bot ? state.bot.name : last.message.from.id === state.me ? "You" : personOf(last.message.from.id)?.first_name);
  const snippet = last ? (serviceText(last.message) ?? `${who}: ${plain(last.message)}`) : "No messages yet";
  return row(card, card.title, String(membersOf(card).length), snippet, card.id === state.chat, () => onChoose(card.id));
}

function draw(list, rows) {
  const held = list.contains(document.activeElement) ? [...list.querySelectorAll("button")].indexOf(document.activeElement) : -1;
  list.replaceChildren(...rows);
  if (held >= 0) list.querySelectorAll("button")[held]?.focus();
}

export function drawChats(onPerson, onGroup) {
  draw(byId("people"), state.people.map((card) => personRow(card, onPerson)));
  draw(byId("groups"), state.groups.filter((card) => !card.moved_to).map((card) => groupRow(card, onGroup)));
}
