// What happens in the sandbox, as the page takes it in.

import { trying } from "./api.js";
import { drawBar } from "./bar.js";
import { ask } from "./dialogs.js";
import { toast } from "./dom.js";
import { groupOf, idOf, isMine, linkTo, personOf, state } from "./state.js";

const isOpen = (event) => event.chat === state.chat;
let doingEnds = 0;

function message(event, card, { log, pinned }) {
  if ("started" in card) card.started ||= !event.by_bot;
  if (!event.to) card.last = event;
  if (isOpen(event)) {
    log.put(event);
    pinned.draw();
    drawBar();
  }
  const others = "started" in card ? event.by_bot : !isMine(event);
  if (others && (!isOpen(event) || document.hidden)) state.unread.set(event.chat, (state.unread.get(event.chat) ?? 0) + 1);
}

function edited(event, card, { log, pinned }) {
  if (card.last && idOf(card.last.message) === idOf(event.message)) card.last = event;
  if (!isOpen(event)) return;
  log.put(event);
  pinned.draw();
}

function answer(event, card, { presses, onOpen }) {
  presses.settle(event.query_id);
  if (!isOpen(event)) return;
  if (event.text && event.alert) ask(event.text, { cancel: false });
  else if (event.text) toast(event.text);
  const link = event.url ? linkTo(event.url) : null;
  if (link?.start !== undefined) trying(() => onOpen(link));
}

function action(event) {
  if (!isOpen(event)) return;
  drawBar(event.action === "typing" ? "typing…" : "sending…");
  clearTimeout(doingEnds);
  doingEnds = setTimeout(drawBar, 5000);
}

const EVENTS = {
  message,
  edited,
  answer,
  action,
  deleted(event, card, { log }) { if (isOpen(event)) log.remove(event.message_id); },
  reactions(event, card, { log }) { if (isOpen(event)) log.react(event.message_id, event.reactions); },
  pinned(event, card, { log, pinned }) {
    if (!isOpen(event)) return;
    log.pin(event.pinned);
    pinned.draw();
  },
};

// Make what takes in each event; an event `to` another person is not for who one is now.
export function hearer(page) {
  return async (event) => {
    if (["reset", "person", "group"].includes(event.kind)) {
      await trying(page.loadChats);
      if (event.kind === "reset" || isOpen(event) || event.chat === state.me) await page.loadChat();
      return page.listSoon();
    }
    if (event.kind === "commands") return page.loadChat();
    const card = groupOf(event.chat) ?? personOf(event.chat);
    if (card && (!event.to || event.to === state.me || event.chat === event.to)) EVENTS[event.kind]?.(event, card, page);
    return page.listSoon();
  };
}

