// The page: which chat is open, and what one does in it.

import { act, get, listen, post, sendFile, trying } from "./api.js";
import { drawBar, Pinned } from "./bar.js";
import { Composer, readyFile } from "./composer.js";
import { ask, askForPerson, askWhichGroup, askWhoFollows } from "./dialogs.js";
import { byId, toast } from "./dom.js";
import { hearer } from "./events.js";
import { addBot, changeGroup, makeGroup } from "./groups.js";
import { Log } from "./log.js";
import { drawChats } from "./people.js";
import { Presses } from "./press.js";
import { draftKey, groupOf, idOf, isIn, me, membersOf, openGroup, personOf, seat, state } from "./state.js";

const NARROW = matchMedia("(width < 760px)");

async function onLink(link, address) {
  if (link.startgroup !== undefined) {
    const group = await askWhichGroup(address);
    if (group === null) return;
    await openGroupChat(group);
    await addBot(group, link.startgroup);
    return;
  }
  let who = await askWhoFollows(address);
  if (who === null) return;
  if (who === "new") who = await newPerson();
  else await openPrivateChat(who);
  if (who !== null) await trying(() => act(seat(), "start", { parameter: link.start }));
}

// Two or more of one kind go as an album, as Telegram's apps do.
function albumOf(ready) {
  const together = ready.length > 1 && ready.every((each) => each.kind === ready[0].kind);
  return together ? String(Math.floor(Math.random() * 2 ** 52)) : "";
}

async function onSend({ text, context, files }) {
  const from = seat();
  if (context?.kind === "edit") return trying(() => act(from, "edit", { message_id: idOf(context.seen.message), text }));
  const ready = [];
  for (const item of files) {
    const each = await readyFile(item).catch(() => null);
    if (!each) { toast(`${item.file.name} cannot be read as a picture.`); return null; }
    ready.push(each);
  }
  const album = albumOf(ready);
  for (const [place, each] of ready.entries()) {
    if (!(await trying(() => sendFile(from, each, place === 0 ? text : "", album)))) return null;
  }
  if (files.length) return true;
  return trying(() => act(from, "say", { text, reply_to: context ? idOf(context.seen.message) : null }));
}

const presses = new Presses((id) => log.refresh(id));
const log = new Log({
  onLink,
  onPress: (id, button) => presses.press(id, button),
  isWaiting: (id, data) => presses.isWaiting(id, data),
  onCommand: (command) => trying(() => act(seat(), "say", { text: command })),
  onReply: (seen) => composer.reply(seen),
  onEdit: (seen) => composer.edit(seen),
  onReact: (id, emoji) => trying(() => act(seat(), "react", { message_id: id, emoji })),
  onPin: (id, on) => trying(() => act(seat(), on ? "pin" : "unpin", { message_id: id })),
  onOpen: (id) => openGroupChat(id),
});
const pinned = new Pinned(log, (id) => trying(() => act(seat(), "unpin", { message_id: id })));
const composer = new Composer({
  onSend,
  lastOwn: () => log.lastOwn(),
  onDraft: (text) => state.drafts.set(draftKey(), text),
  onNoCommands: () => toast("The bot has set no commands."),
  addressed: (command) => (openGroup() ? `${command}@${state.bot.username}` : command),
});

function drawList() {
  drawChats(openPrivateChat, openGroupChat);
  const total = [...state.unread.values()].reduce((sum, count) => sum + count, 0);
  document.title = `${total ? `(${total}) ` : ""}${me() ? `${me().first_name} · ` : ""}GlobFam sandbox`;
}

let listDue = false;
function listSoon() {
  if (listDue) return;
  listDue = true;
  requestAnimationFrame(() => { listDue = false; drawList(); });
}

async function choose(person, chat, view = "chat") {
  state.me = person;
  state.chat = chat;
  byId("app").dataset.view = view;
  const address = new URL(location);
  address.searchParams.set("as", person);
  if (chat === person) address.searchParams.delete("chat");
  else address.searchParams.set("chat", chat);
  history.replaceState(null, "", address);
  state.unread.delete(chat);
  composer.turnTo(state.drafts.get(draftKey()) ?? "");
  await loadChat();
  if (!NARROW.matches) byId("text").focus();
}

const openPrivateChat = (id) => choose(id, id);

// A group is opened as who one is, or as the first of its members.
function openGroupChat(id) {
  const group = groupOf(id);
  if (!group) return undefined;
  return choose(isIn(group, state.me) ? state.me : membersOf(group)[0]?.id ?? state.me, id);
}

async function loadChat() {
  const from = seat();
  const chat = await trying(() => get(`/sandbox/people/${from.person}/chat?chat=${from.chat}`));
  if (!chat || from.chat !== state.chat || from.person !== state.me) return;
  takeCard(state.people, chat.person);
  if (chat.group) takeCard(state.groups, chat.group);
  composer.commands = chat.commands;
  composer.button(chat.menu_button);
  log.show(chat.messages, chat.pinned, chat.messages.length ? "" : chat.description);
  drawAll();
}

function drawAll() {
  pinned.draw();
  drawBar();
  drawList();
}

function takeCard(cards, card) {
  const place = cards.findIndex((other) => other.id === card.id);
  if (place < 0) cards.push(card);
  else cards[place] = card;
}

async function loadChats() {
  const known = await get("/sandbox/people");
  state.bot = known.bot;
  state.people = known.people;
  state.groups = known.groups;
  if (!groupOf(state.chat) && !personOf(state.chat)) state.chat = state.me;
  return known.at;
}

async function newPerson() {
  const facts = await askForPerson();
  const card = facts && (await trying(() => post("/sandbox/people", facts)));
  if (!card) return null;
  takeCard(state.people, card);
  await openPrivateChat(card.id);
  return card.id;
}

async function newGroup() {
  const card = await makeGroup();
  if (!card) return;
  takeCard(state.groups, card);
  await openGroupChat(card.id);
}

async function groupSettings() {
  byId("menu").open = false;
  const later = await changeGroup(openGroup());
  await trying(loadChats);
  if (later) return openGroupChat(later.id);
  if (openGroup() && !isIn(openGroup(), state.me)) return openGroupChat(state.chat);
  return loadChat();
}

function wireMenu() {
  byId("block").addEventListener("click", () => { byId("menu").open = false; trying(() => act(seat(), me().blocked ? "unblock" : "block", {})); });
  byId("group-settings").addEventListener("click", groupSettings);
  byId("reset").addEventListener("click", async () => {
    byId("menu").open = false;
    if (await ask("Empty every chat of this sandbox? The bot keeps what it has stored.", { yes: "Empty" })) trying(() => post("/sandbox/reset"));
  });
  document.addEventListener("click", (event) => { if (!byId("menu").contains(event.target)) byId("menu").open = false; });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") byId("menu").open = false; });
}

function wire() {
  wireMenu();
  byId("new-person").addEventListener("click", newPerson);
  byId("new-group").addEventListener("click", newGroup);
  byId("back").addEventListener("click", () => { byId("app").dataset.view = "list"; document.querySelector(".person[aria-current]")?.focus(); });
  byId("start").addEventListener("click", () => (openGroup() ? addBot(state.chat) : trying(() => act(seat(), "start", {}))));
  byId("as").addEventListener("change", (event) => choose(Number(event.target.value), state.chat));
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { state.unread.delete(state.chat); listSoon(); } });
}

async function begin() {
  wire();
  const at = await loadChats();
  const wanted = new URL(location).searchParams;
  const named = personOf(Number(wanted.get("as")));
  const first = named ?? state.people[0];
  const chat = groupOf(Number(wanted.get("chat"))) ?? first;
  if (first) await choose(first.id, chat.id, named || !NARROW.matches ? "chat" : "list");
  listen(at, hearer({ log, presses, pinned, loadChats, loadChat, listSoon, onOpen: (link) => act(seat(), "start", { parameter: link.start }) }), (open) => { byId("offline").hidden = open; });
  if (first && wanted.has("start")) {
    const address = new URL(location);
    address.searchParams.delete("start");
    history.replaceState(null, "", address);
    await trying(() => act(seat(), "start", { parameter: wanted.get("start") }));
  }
}

begin();
