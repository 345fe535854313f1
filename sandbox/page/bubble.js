// One message as it stands in the chat, or the messages of one album.

import { avatar, clock, hue, icon, make } from "./dom.js";
import { formatted } from "./entities.js";
import { media } from "./media.js";
import { plain, serviceLine, serviceText } from "./service.js";
import { idOf, isMine, linkTo, openGroup, personOf, state } from "./state.js";

export { plain };

const QUICK = ["👍", "❤", "🔥", "🎉", "😁", "🤔"];

function quote(quoted, handlers) {
  return make("button", { type: "button", class: "quote", "aria-label": `In reply to: ${plain(quoted)}`, onclick: () => handlers.onFind(idOf(quoted)) }, plain(quoted));
}

function key(button, seen, handlers) {
  if (button.url) {
    const link = linkTo(button.url);
    const onclick = link ? (event) => { event.preventDefault(); handlers.onLink(link, button.url); } : undefined;
    return make("a", { class: "key", href: button.url, target: link ? null : "_blank", rel: "noopener noreferrer", onclick }, button.text);
  }
  const id = idOf(seen.message);
  const pressed = handlers.isWaiting(id, button.callback_data);
  return make("button", { type: "button", class: "key", "aria-busy": pressed ? "true" : null, onclick: () => handlers.onPress(id, button) }, button.text);
}

function keyboard(seen, handlers) {
  const rows = seen.message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  const drawn = rows.map((row) => make("div", {}, ...row.map((button) => key(button, seen, handlers))));
  return make("div", { class: "keyboard", role: "group", "aria-label": "Buttons" }, ...drawn);
}

const reactor = () => (openGroup() ? String(state.me) : "person");
const whose = (name) => (name === "bot" ? state.bot.name : name === "person" ? personOf(state.me)?.first_name : personOf(Number(name))?.first_name) ?? name;

function reactions(seen) {
  const names = new Map();
  for (const [name, signs] of Object.entries(seen.reactions)) for (const sign of signs) names.set(sign, [...(names.get(sign) ?? []), whose(name)]);
  if (!names.size) return null;
  return make("div", { class: "reactions" }, ...[...names].map(([sign, by]) =>
    make("span", { role: "img", "aria-label": `Reaction ${sign}`, title: by.join(", ") }, by.length > 1 ? `${sign} ${by.length}` : sign)));
}

function picker(seen, handlers) {
  const chosen = seen.reactions[reactor()] ?? [];
  const choose = (sign) => handlers.onReact(idOf(seen.message), chosen.includes(sign) ? [] : [sign]);
  return make("div", { class: "picker", role: "group", "aria-label": "Reactions" }, ...QUICK.map((sign) =>
    make("button", { type: "button", "aria-label": `React with ${sign}`, "aria-pressed": String(chosen.includes(sign)), onclick: () => choose(sign) }, sign)));
}

const tool = (label, name, onclick) => make("button", { type: "button", class: "icon", "aria-label": label, title: label, onclick }, icon(name));

function actions(seen, handlers) {
  const bar = make("div", { class: "actions" });
  bar.append(tool("Reply", "reply", () => handlers.onReply(seen)));
  if (seen.to) return bar;
  const react = make("button", { type: "button", class: "icon", "aria-label": "React", title: "React", "aria-expanded": "false" }, icon("react"));
  react.addEventListener("click", () => {
    const open = bar.querySelector(".picker");
    if (open) open.remove();
    else bar.append(picker(seen, handlers));
    react.setAttribute("aria-expanded", String(!open));
    bar.querySelector(".picker button")?.focus();
  });
  bar.append(react);
  if (isMine(seen)) bar.append(tool("Edit", "edit", () => handlers.onEdit(seen)));
  const pinned = handlers.isPinned(idOf(seen.message));
  bar.append(tool(pinned ? "Unpin" : "Pin", "pin", () => handlers.onPin(idOf(seen.message), !pinned)));
  return bar;
}

const author = (seen) => (seen.by_bot ? state.bot.name : isMine(seen) ? "You" : personOf(seen.message.from.id)?.first_name ?? seen.message.from.first_name);

function secret(seen) {
  if (!seen.to) return null;
  return make("p", { class: "secret" }, icon("eye"), seen.by_bot ? "Only you can see this" : "Only the bot can see this");
}

function content(seen, album, grouped, handlers) {
  const { message } = seen;
  const all = album ?? [seen];
  const spoken = all.map((each) => each.message).find((each) => each.text ?? each.caption) ?? message;
  const named = openGroup() && !isMine(seen) && !grouped;
  const name = named && make("span", { class: "who" }, author(seen));
  if (name) name.style.setProperty("--hue", hue(message.from.id));
  const text = spoken.text ?? spoken.caption;
  const said = text && formatted(text, spoken.entities ?? spoken.caption_entities, handlers);
  const pictures = media(all.map((each) => each.message));
  const bubble = make("div", { class: "bubble" },
    name, secret(seen), message.reply_to_message && quote(message.reply_to_message, handlers),
    ...(message.show_caption_above_media ? [said, ...pictures] : [...pictures, said]),
    make("span", { class: "meta" }, message.edit_date ? "edited " : "", make("time", { datetime: new Date(message.date * 1000).toISOString() }, clock(message.date))));
  if (said && !message.show_caption_above_media) said.append(bubble.querySelector(".meta"));
  return bubble;
}

export function bubble(seen, grouped, handlers, album = null) {
  const { message } = seen;
  if (serviceText(message) !== null) return serviceLine(seen, handlers);
  const side = isMine(seen) ? "mine" : seen.by_bot ? "bots" : "theirs";
  const classes = ["message", side, grouped && "grouped", seen.to && "ephemeral"].filter(Boolean).join(" ");
  const label = `${author(seen)}, ${message.edit_date ? "edited " : ""}${clock(message.date)}${seen.to ? ", for you alone" : ""}`;
  const face = openGroup() && side !== "mine" ? avatar(author(seen), message.from.id) : null;
  return make("article", { class: classes, id: `m${idOf(message)}`, tabindex: "-1", "aria-label": label },
    face, make("div", { class: "body" }, content(seen, album, grouped, handlers), reactions(seen), keyboard(seen, handlers)),
    actions(seen, handlers));
}
