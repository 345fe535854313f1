// What stands above the messages: whose chat it is, who one is in it, and what is pinned.

import { plain } from "./bubble.js";
import { byId, hue, initials, make } from "./dom.js";
import { botIsIn, me, membersOf, openGroup, state } from "./state.js";

function ofPrivateChat(card, doing) {
  byId("bot-name").textContent = state.bot.name;
  byId("subtitle").textContent = doing || (card ? `bot · you are ${card.first_name}${card.blocked ? " · blocked" : ""}` : "");
  byId("block").textContent = card?.blocked ? "Unblock the bot" : "Block the bot";
  byId("start").hidden = !card || (card.started && !card.blocked);
  byId("start").textContent = card?.blocked ? "Restart" : "Start";
}

function ofGroup(group, doing) {
  const members = membersOf(group);
  const ears = group.hears_all ? "the bot hears everything" : "the bot hears what is meant for it";
  byId("bot-name").textContent = group.title;
  byId("subtitle").textContent = doing || `${members.length} ${members.length === 1 ? "person" : "people"} · ${botIsIn(group) ? ears : "the bot is not here"}`;
  byId("start").hidden = botIsIn(group) || Boolean(group.moved_to);
  byId("start").textContent = `Add ${state.bot.name} to the group`;
  const select = byId("as");
  select.replaceChildren(...members.map((card) => make("option", { value: card.id }, card.first_name)));
  select.value = String(state.me);
}

export function drawBar(doing = "") {
  const group = openGroup();
  const name = group ? group.title : state.bot.name;
  byId("bot-avatar").textContent = initials(name);
  byId("bot-avatar").style.setProperty("--hue", group ? hue(group.id) : "168deg");
  byId("as-label").hidden = !group;
  byId("block").hidden = Boolean(group);
  byId("group-settings").hidden = !group;
  if (group) ofGroup(group, doing);
  else ofPrivateChat(me(), doing);
}

// The newest pinned message; each tap goes on to the one before it.
export class Pinned {
  constructor(log, onUnpin) {
    this.log = log;
    this.at = 0;
    byId("pinned-go").addEventListener("click", () => this.go());
    byId("pinned-off").addEventListener("click", () => onUnpin(this.shown()));
  }

  shown() { return this.log.pinned.at(-1 - this.at); }

  draw() {
    this.at = Math.min(this.at, Math.max(0, this.log.pinned.length - 1));
    const message = this.log.messages.get(this.shown())?.message;
    byId("pinned").hidden = !message;
    if (!message) return;
    byId("pinned-what").textContent = this.log.pinned.length > 1 ? `Pinned, ${this.log.pinned.length - this.at} of ${this.log.pinned.length}` : "Pinned";
    byId("pinned-text").textContent = plain(message);
  }

  go() {
    this.log.find(this.shown());
    this.at = (this.at + 1) % this.log.pinned.length;
    this.draw();
  }
}
