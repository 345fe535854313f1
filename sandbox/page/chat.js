// The page: who one is, which chat is open, and what happens in it.

import { act, get, listen, post, sendFile, Refused } from "./api.js";
import { Composer, readyFile } from "./composer.js";
import { ask, askForPerson, askWhoFollows } from "./dialogs.js";
import { byId, initials, toast } from "./dom.js";
import { Log } from "./log.js";
import { drawPeople } from "./people.js";

const PATIENCE = 15000;
const NARROW = matchMedia("(width < 760px)");

const state = { bot: { username: "", name: "Bot" }, people: [], current: null, unread: new Map(), drafts: new Map(), waiting: new Map() };

async function trying(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof TypeError)) throw error;
    toast(error instanceof Refused ? error.message : "The sandbox does not answer.");
    return null;
  }
}

const me = () => state.people.find((card) => card.id === state.current);

// The start parameter of a link to this bot ("" for none), or null for any other address.
function startOf(address) {
  let url;
  try { url = new URL(address); } catch { return null; }
  const toBot = /^(www\.)?t(elegram)?\.me$/.test(url.hostname) && url.pathname.slice(1).toLowerCase() === state.bot.username.toLowerCase();
  const byScheme = url.protocol === "tg:" && url.searchParams.get("domain")?.toLowerCase() === state.bot.username.toLowerCase();
  return toBot || byScheme ? url.searchParams.get("start") ?? "" : null;
}

async function onStart(parameter, address) {
  let who = await askWhoFollows(address, state.people, state.current);
  if (who === null) return;
  if (who === "new") who = await newPerson();
  else await choose(who);
  if (who !== null) await trying(() => act(who, "start", { parameter }));
}

async function onPress(messageId, button) {
  if (button.copy_text) {
    await navigator.clipboard.writeText(button.copy_text.text);
    return toast("Copied");
  }
  if (button.callback_data === undefined) return toast("This kind of button does nothing here.");
  const pressed = await trying(() => act(state.current, "press", { message_id: messageId, data: button.callback_data }));
  if (!pressed) return undefined;
  const timer = setTimeout(() => settle(pressed.query_id), PATIENCE);
  state.waiting.set(pressed.query_id, { messageId, data: button.callback_data, timer });
  if (answered.delete(pressed.query_id)) settle(pressed.query_id);
  return log.refresh(messageId);
}

// The answer to a press may come before the press itself has returned.
const answered = new Set();

function settle(queryId) {
  const press = state.waiting.get(queryId);
  if (!press) return answered.add(queryId);
  clearTimeout(press.timer);
  state.waiting.delete(queryId);
  return log.refresh(press.messageId);
}

const isWaiting = (messageId, data) => [...state.waiting.values()].some((press) => press.messageId === messageId && press.data === data);

async function onSend({ text, context, files }) {
  const person = state.current;
  if (context?.kind === "edit") return trying(() => act(person, "edit", { message_id: context.seen.message.message_id, text }));
  for (const [place, item] of files.entries()) {
    const ready = await readyFile(item).catch(() => null);
    if (!ready) { toast(`${item.file.name} cannot be read as a picture.`); return null; }
    if (!(await trying(() => sendFile(person, ready.kind, ready.body, ready.name, place === 0 ? text : "")))) return null;
  }
  if (files.length) return true;
  return trying(() => act(person, "say", { text, reply_to: context ? context.seen.message.message_id : null }));
}

const log = new Log({
  startOf, onStart, onPress, isWaiting,
  onCommand: (command) => trying(() => act(state.current, "say", { text: command })),
  onReply: (seen) => composer.reply(seen),
  onEdit: (seen) => composer.edit(seen),
  onReact: (id, emoji) => trying(() => act(state.current, "react", { message_id: id, emoji })),
});

const composer = new Composer({
  onSend,
  lastOwn: () => log.lastOwn(),
  onDraft: (text) => state.drafts.set(state.current, text),
  onNoCommands: () => toast("The bot has set no commands."),
});

function drawList() {
  drawPeople(state.people, state.current, state.unread, (id) => choose(id));
  const total = [...state.unread.values()].reduce((sum, count) => sum + count, 0);
  document.title = `${total ? `(${total}) ` : ""}${me() ? `${me().first_name} · ` : ""}GlobFam sandbox`;
}

let listDue = false;
function listSoon() {
  if (listDue) return;
  listDue = true;
  requestAnimationFrame(() => { listDue = false; drawList(); });
}

function drawBar(typing = "") {
  const card = me();
  byId("bot-name").textContent = state.bot.name;
  byId("bot-avatar").textContent = initials(state.bot.name);
  byId("subtitle").textContent = typing || (card ? `bot · you are ${card.first_name}${card.blocked ? " · blocked" : ""}` : "");
  byId("block").textContent = card?.blocked ? "Unblock the bot" : "Block the bot";
  byId("start").hidden = !card || (card.started && !card.blocked);
  byId("start").textContent = card?.blocked ? "Restart" : "Start";
}

async function choose(id, view = "chat") {
  state.current = id;
  byId("app").dataset.view = view;
  const address = new URL(location);
  address.searchParams.set("as", id);
  history.replaceState(null, "", address);
  state.unread.delete(id);
  composer.turnTo(state.drafts.get(id) ?? "");
  await loadChat();
  if (!NARROW.matches) byId("text").focus();
}

async function loadChat() {
  const id = state.current;
  const chat = await trying(() => get(`/sandbox/people/${id}/chat`));
  if (!chat || id !== state.current) return;
  takeCard(chat.person);
  composer.commands = chat.commands;
  log.show(chat.messages, chat.messages.length ? "" : chat.description);
  drawBar();
  drawList();
}

function takeCard(card) {
  const place = state.people.findIndex((other) => other.id === card.id);
  if (place < 0) state.people.push(card);
  else state.people[place] = card;
}

async function loadPeople() {
  const known = await get("/sandbox/people");
  state.bot = known.bot;
  state.people = known.people;
  return known.at;
}

async function newPerson() {
  const facts = await askForPerson();
  const card = facts && (await trying(() => post("/sandbox/people", facts)));
  if (!card) return null;
  takeCard(card);
  await choose(card.id);
  return card.id;
}

let typingEnds = 0;
const EVENTS = {
  message(event, card) {
    card.started ||= !event.by_bot;
    card.last = event;
    if (event.chat === state.current) {
      log.put(event);
      drawBar();
    }
    if (event.by_bot && (event.chat !== state.current || document.hidden)) state.unread.set(event.chat, (state.unread.get(event.chat) ?? 0) + 1);
  },
  edited(event, card) {
    if (card.last?.message.message_id === event.message.message_id) card.last = event;
    if (event.chat === state.current) log.put(event);
  },
  deleted(event) { if (event.chat === state.current) log.remove(event.message_id); },
  reactions(event) { if (event.chat === state.current) log.react(event.message_id, event.reactions); },
  answer(event) {
    settle(event.query_id);
    if (event.chat !== state.current) return;
    if (event.text && event.alert) ask(event.text, { cancel: false });
    else if (event.text) toast(event.text);
    const start = event.url ? startOf(event.url) : null;
    if (start !== null) trying(() => act(event.chat, "start", { parameter: start }));
  },
  action(event) {
    if (event.chat !== state.current) return;
    drawBar(event.action === "typing" ? "typing…" : "sending…");
    clearTimeout(typingEnds);
    typingEnds = setTimeout(drawBar, 5000);
  },
};

async function onEvent(event) {
  if (event.kind === "reset" || event.kind === "person") {
    await trying(loadPeople);
    if (event.kind === "reset" || event.chat === state.current) await loadChat();
    return listSoon();
  }
  if (event.kind === "commands") return loadChat();
  const card = state.people.find((other) => other.id === event.chat);
  if (card) EVENTS[event.kind]?.(event, card);
  return listSoon();
}

function wire() {
  byId("new-person").addEventListener("click", newPerson);
  byId("back").addEventListener("click", () => { byId("app").dataset.view = "list"; byId("people").querySelector("[aria-current]")?.focus(); });
  byId("start").addEventListener("click", () => trying(() => act(state.current, "start", {})));
  byId("block").addEventListener("click", () => { byId("menu").open = false; trying(() => act(state.current, me().blocked ? "unblock" : "block", {})); });
  byId("reset").addEventListener("click", async () => {
    byId("menu").open = false;
    if (await ask("Empty every chat of this sandbox? The bot keeps what it has stored.", { yes: "Empty" })) trying(() => post("/sandbox/reset"));
  });
  document.addEventListener("click", (event) => { if (!byId("menu").contains(event.target)) byId("menu").open = false; });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") byId("menu").open = false; });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { state.unread.delete(state.current); listSoon(); } });
}

async function begin() {
  wire();
  const at = await loadPeople();
  const wanted = new URL(location).searchParams;
  const named = state.people.find((card) => card.id === Number(wanted.get("as")));
  const first = named ?? state.people[0];
  if (first) await choose(first.id, named || !NARROW.matches ? "chat" : "list");
  listen(at, onEvent, (open) => { byId("offline").hidden = open; });
  if (first && wanted.has("start")) {
    const address = new URL(location);
    address.searchParams.delete("start");
    history.replaceState(null, "", address);
    await trying(() => act(state.current, "start", { parameter: wanted.get("start") }));
  }
}

begin();
