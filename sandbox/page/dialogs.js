// The questions that stand in front of the page: a new person, a group, a link to follow, an answer to read.

import { byId, make } from "./dom.js";
import { botIsIn, isIn, state } from "./state.js";

for (const button of document.querySelectorAll("[data-close]")) {
  button.addEventListener("click", () => button.closest("dialog").close(""));
}
byId("photo-dialog").addEventListener("click", (event) => { if (!event.target.closest("a")) byId("photo-dialog").close(); });

function opened(dialog) {
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
}

// Gives {first_name, language_code, country}, or null.
export async function askForPerson() {
  const form = byId("person-form");
  form.reset();
  const answer = await opened(byId("person-dialog"));
  const facts = Object.fromEntries(new FormData(form));
  return answer === "yes" && facts.first_name.trim() ? facts : null;
}

function choice(card, chosen) {
  const box = make("input", { type: "checkbox", name: "people", value: card.id });
  box.checked = chosen;
  return make("label", { class: "choice" }, box, ` ${card.first_name}`);
}

// Asks about a group, a new one when there is none. Gives {title, people, bot, privacy, upgrade}, or null.
export async function askAboutGroup(group) {
  const form = byId("group-form");
  form.reset();
  byId("group-title").textContent = group ? "The group" : "New group";
  byId("group-people").replaceChildren(make("legend", {}, "People"), ...state.people.map((card) => choice(card, group ? isIn(group, card.id) : card.id === state.me)));
  form.title.value = group?.title ?? "";
  form.bot.value = group ? (botIsIn(group) ? group.bot : "left") : "member";
  form.privacy.checked = state.bot.privacy;
  byId("group-upgrade").hidden = !group || group.type === "supergroup";
  byId("group-save").textContent = group ? "Save" : "Create";
  byId("group-upgrade").onclick = () => byId("group-dialog").close("upgrade");
  const answer = await opened(byId("group-dialog"));
  const people = new FormData(form).getAll("people").map(Number);
  return answer ? { title: form.title.value.trim(), people, bot: form.bot.value, privacy: form.privacy.checked, upgrade: answer === "upgrade" } : null;
}

export async function ask(text, { cancel = true, yes = "OK" } = {}) {
  byId("ask-text").textContent = text;
  byId("ask-no").hidden = !cancel;
  byId("ask-yes").textContent = yes;
  return (await opened(byId("ask-dialog"))) === "yes";
}

async function askWhere(address, label, cards, current) {
  const form = byId("link-form");
  byId("link-shown").textContent = address;
  byId("link-label").textContent = label;
  byId("link-new").hidden = label !== "Person";
  form.chat.replaceChildren(...cards.map((card) => make("option", { value: card.id }, card.first_name ?? card.title)));
  if (current) form.chat.value = String(current);
  byId("link-new").onclick = () => byId("link-dialog").close("new");
  const answer = await opened(byId("link-dialog"));
  if (answer === "new") return "new";
  return answer === "yes" ? Number(form.chat.value) : null;
}

// Gives a person's id, "new", or null.
export const askWhoFollows = (address) => askWhere(address, "Person", state.people, state.me);

// Gives a group's id, or null.
export const askWhichGroup = (address) => askWhere(address, "Group", state.groups.filter((card) => !card.moved_to && isIn(card, state.me)), null);
