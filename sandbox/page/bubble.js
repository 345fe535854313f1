// One message as it stands in the chat.

import { clock, icon, make } from "./dom.js";
import { formatted } from "./entities.js";

const QUICK = ["👍", "❤", "🔥", "🎉", "😁", "🤔"];

export const plain = (message) =>
  message.text ?? message.caption ?? (message.photo ? "Photo" : message.document ? message.document.file_name ?? "File" : "Message");

const size = (bytes) => (bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`);
const address = (file) => `/sandbox/files/${encodeURIComponent(file.file_id)}`;

function photo(message) {
  const best = message.photo.at(-1);
  const image = make("img", { src: address(best), alt: message.caption || "Photo", width: best.width, height: best.height, loading: "lazy" });
  return make("a", { class: "photo", href: address(best), target: "_blank", rel: "noopener" }, image);
}

function file(message) {
  const { document: sent } = message;
  const what = make("span", {}, make("b", {}, sent.file_name ?? "File"), make("small", {}, size(sent.file_size ?? 0)));
  return make("a", { class: "file", href: address(sent), download: sent.file_name ?? "file" }, icon("file"), what);
}

function quote(quoted, handlers) {
  return make("button", { type: "button", class: "quote", "aria-label": `In reply to: ${plain(quoted)}`, onclick: () => handlers.onFind(quoted.message_id) }, plain(quoted));
}

function key(button, seen, handlers) {
  if (button.url) {
    const start = handlers.startOf(button.url);
    const onclick = start === null ? null : (event) => { event.preventDefault(); handlers.onStart(start, button.url); };
    return make("a", { class: "key", href: button.url, target: start === null ? "_blank" : null, rel: "noopener noreferrer", onclick: onclick ?? undefined }, button.text);
  }
  const pressed = handlers.isWaiting(seen.message.message_id, button.callback_data);
  return make("button", { type: "button", class: "key", "aria-busy": pressed ? "true" : null, onclick: () => handlers.onPress(seen.message.message_id, button) }, button.text);
}

function keyboard(seen, handlers) {
  const rows = seen.message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  const drawn = rows.map((row) => make("div", {}, ...row.map((button) => key(button, seen, handlers))));
  return make("div", { class: "keyboard", role: "group", "aria-label": "Buttons" }, ...drawn);
}

function reactions(seen) {
  const signs = [...(seen.reactions.bot ?? []), ...(seen.reactions.person ?? [])];
  if (!signs.length) return null;
  return make("div", { class: "reactions" }, ...[...new Set(signs)].map((sign) => {
    const count = signs.filter((other) => other === sign).length;
    return make("span", { role: "img", "aria-label": `Reaction ${sign}` }, count > 1 ? `${sign} ${count}` : sign);
  }));
}

function picker(seen, handlers) {
  const chosen = seen.reactions.person ?? [];
  const choose = (sign) => handlers.onReact(seen.message.message_id, chosen.includes(sign) ? [] : [sign]);
  return make("div", { class: "picker", role: "group", "aria-label": "Reactions" }, ...QUICK.map((sign) =>
    make("button", { type: "button", "aria-label": `React with ${sign}`, "aria-pressed": String(chosen.includes(sign)), onclick: () => choose(sign) }, sign)));
}

function actions(seen, handlers) {
  const bar = make("div", { class: "actions" });
  const react = make("button", { type: "button", class: "icon", "aria-label": "React", "aria-expanded": "false" }, icon("react"));
  react.addEventListener("click", () => {
    const open = bar.querySelector(".picker");
    if (open) open.remove();
    else bar.append(picker(seen, handlers));
    react.setAttribute("aria-expanded", String(!open));
    bar.querySelector(".picker button")?.focus();
  });
  bar.append(make("button", { type: "button", class: "icon", "aria-label": "Reply", onclick: () => handlers.onReply(seen) }, icon("reply")), react);
  const own = !seen.by_bot && (seen.message.text !== undefined || seen.message.photo || seen.message.document);
  if (own) bar.append(make("button", { type: "button", class: "icon", "aria-label": "Edit", onclick: () => handlers.onEdit(seen) }, icon("edit")));
  return bar;
}

export function bubble(seen, grouped, handlers) {
  const { message } = seen;
  const who = seen.by_bot ? message.from.first_name : "You";
  const edited = message.edit_date ? "edited " : "";
  const text = message.text ?? message.caption;
  const content = make("div", { class: "bubble" },
    message.reply_to_message && quote(message.reply_to_message, handlers),
    message.photo && photo(message),
    message.document && file(message),
    text && formatted(text, message.entities ?? message.caption_entities, handlers),
    make("span", { class: "meta" }, edited, make("time", { datetime: new Date(message.date * 1000).toISOString() }, clock(message.date))));
  content.querySelector(".text")?.append(content.querySelector(".meta"));
  return make("article", { class: `message ${seen.by_bot ? "bots" : "mine"}${grouped ? " grouped" : ""}`, id: `m${message.message_id}`, tabindex: "-1", "aria-label": `${who}, ${edited}${clock(message.date)}` },
    make("div", { class: "body" }, content, reactions(seen), keyboard(seen, handlers)),
    actions(seen, handlers));
}
