// The lines that a chat says of itself: who came, who left, what was pinned.

import { make } from "./dom.js";
import { idOf, personOf, state } from "./state.js";

const nameOf = (user) => (user.is_bot ? state.bot.name : personOf(user.id)?.first_name ?? user.first_name);
const namesOf = (users) => users.map(nameOf).join(", ");

export const plain = (message) =>
  message.text ?? message.caption ?? (message.photo ? "Photo" : message.document ? message.document.file_name ?? "File" : serviceText(message) ?? "Message");

// What a service message says, or null for what someone wrote.
export function serviceText(message) {
  const who = message.from ? nameOf(message.from) : "";
  if (message.group_chat_created || message.supergroup_chat_created) return `${who} made the group`;
  if (message.new_chat_members) return `${who} added ${namesOf(message.new_chat_members)}`;
  if (message.left_chat_member) return message.left_chat_member.id === message.from.id ? `${who} left` : `${who} removed ${namesOf([message.left_chat_member])}`;
  if (message.new_chat_title) return `${who} named the group “${message.new_chat_title}”`;
  if (message.pinned_message) return `${who} pinned “${plain(message.pinned_message)}”`;
  if (message.migrate_to_chat_id) return "The group became a supergroup";
  if (message.migrate_from_chat_id) return "This was a group, and is a supergroup now";
  return null;
}

export function serviceLine(seen, handlers) {
  const { message } = seen;
  const says = serviceText(message);
  const goes = message.pinned_message ? () => handlers.onFind(idOf(message.pinned_message))
    : message.migrate_to_chat_id ? () => handlers.onOpen(message.migrate_to_chat_id) : null;
  const line = goes ? make("button", { type: "button", onclick: goes }, says) : says;
  return make("p", { class: "day service", id: `m${idOf(message)}`, tabindex: "-1" }, line);
}
