// The questions that stand in front of the page: a new person, a link to follow, an answer to read.

import { byId, make } from "./dom.js";

for (const button of document.querySelectorAll("[data-close]")) {
  button.addEventListener("click", () => button.closest("dialog").close(""));
}

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

export async function ask(text, { cancel = true, yes = "OK" } = {}) {
  byId("ask-text").textContent = text;
  byId("ask-no").hidden = !cancel;
  byId("ask-yes").textContent = yes;
  return (await opened(byId("ask-dialog"))) === "yes";
}

// Gives a person's id, "new", or null.
export async function askWhoFollows(address, people, current) {
  const form = byId("link-form");
  byId("link-shown").textContent = address;
  form.person.replaceChildren(...people.map((card) => make("option", { value: card.id }, card.first_name)));
  form.person.value = current;
  byId("link-new").onclick = () => byId("link-dialog").close("new");
  const answer = await opened(byId("link-dialog"));
  if (answer === "new") return "new";
  return answer === "yes" ? Number(form.person.value) : null;
}
