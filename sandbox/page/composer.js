// Where one writes: text of several lines, replies and edits, files, and the bot's commands.

import { plain } from "./bubble.js";
import { byId, icon, make } from "./dom.js";
import { pictureToSend } from "./pictures.js";

export class Composer {
  constructor(handlers) {
    this.handlers = handlers;
    this.text = byId("text");
    this.menu = byId("commands");
    this.files = [];
    this.context = null;
    this.commands = [];
    byId("composer").addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.text.addEventListener("keydown", (event) => this.key(event));
    this.text.addEventListener("input", () => this.changed());
    this.text.addEventListener("blur", () => setTimeout(() => { if (document.activeElement !== this.text) this.showCommands([]); }, 150));
    byId("slash").addEventListener("click", () => this.toggleCommands());
    byId("context-cancel").addEventListener("click", () => this.leaveContext());
    byId("attach").addEventListener("click", () => byId("file").click());
    byId("file").addEventListener("change", (event) => { this.attach(event.target.files); event.target.value = ""; });
    this.text.addEventListener("paste", (event) => {
      if (event.clipboardData.files.length) { event.preventDefault(); this.attach(event.clipboardData.files); }
    });
    this.listenForDrops(byId("chat"));
  }

  // What one had begun to write in a chat is still there when one comes back to it.
  turnTo(draft) {
    this.leaveContext();
    this.files = [];
    this.drawTray();
    this.text.value = draft;
    this.changed();
    this.showCommands([]);
  }

  reply(seen) { this.enterContext({ kind: "reply", seen }, "Reply to", plain(seen.message)); }

  edit(seen) {
    this.enterContext({ kind: "edit", seen }, "Edit", plain(seen.message));
    this.text.value = seen.message.text ?? seen.message.caption ?? "";
    this.changed();
  }

  enterContext(context, what, text) {
    this.context = context;
    byId("context-what").textContent = what;
    byId("context-text").textContent = text;
    byId("context").hidden = false;
    this.text.focus();
  }

  leaveContext() {
    if (!this.context) return;
    if (this.context.kind === "edit") { this.text.value = ""; this.changed(); }
    this.context = null;
    byId("context").hidden = true;
    this.text.focus({ preventScroll: true });
  }

  async send() {
    const { context, files } = this;
    const text = this.text.value;
    if (!text.trim() && !files.length && context?.kind !== "edit") return;
    this.text.value = "";
    this.files = [];
    this.context = null;
    byId("context").hidden = true;
    this.drawTray();
    this.changed();
    const sent = await this.handlers.onSend({ text, context, files });
    if (!sent) { this.text.value ||= text; this.files = files; this.drawTray(); this.changed(); }
  }

  key(event) {
    if (event.isComposing) return;
    if (!this.menu.hidden && this.menuKey(event)) return;
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); this.send(); }
    else if (event.key === "Escape" && this.context) this.leaveContext();
    else if (event.key === "ArrowUp" && !this.text.value) {
      const own = this.handlers.lastOwn();
      if (own) { event.preventDefault(); this.edit(own); }
    }
  }

  changed() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight + 2, 180)}px`;
    const typed = /^\/(\w*)$/.exec(this.text.value);
    this.showCommands(typed ? this.commands.filter((command) => command.command.startsWith(typed[1])) : []);
    this.handlers.onDraft(this.text.value);
  }

  // The bot's own button beside the field: its list of commands, or its web app.
  button(wanted) {
    const app = wanted.type === "web_app";
    byId("slash").hidden = app;
    byId("web-app").hidden = !app;
    byId("web-app").textContent = app ? wanted.text : "";
    if (app) byId("web-app").href = wanted.web_app.url;
  }

  toggleCommands() {
    if (!this.menu.hidden) return this.showCommands([]);
    if (!this.commands.length) return this.handlers.onNoCommands();
    this.text.focus();
    return this.showCommands(this.commands);
  }

  showCommands(commands) {
    this.menu.replaceChildren(...commands.map((command, place) =>
      make("li", { role: "option", id: `command-${place}`, "aria-selected": String(place === 0), onmousedown: (event) => { event.preventDefault(); this.choose(command); } },
        make("b", {}, `/${command.command}`), make("span", {}, command.description))));
    this.menu.hidden = !commands.length;
    byId("slash").setAttribute("aria-expanded", String(!this.menu.hidden));
    if (commands.length) this.text.setAttribute("aria-activedescendant", "command-0");
    else this.text.removeAttribute("aria-activedescendant");
    this.offered = commands;
  }

  menuKey(event) {
    const lines = [...this.menu.children];
    const at = lines.findIndex((line) => line.ariaSelected === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = (at + (event.key === "ArrowDown" ? 1 : lines.length - 1)) % lines.length;
      lines.forEach((line, place) => { line.ariaSelected = String(place === next); });
      lines[next].scrollIntoView({ block: "nearest" });
      this.text.setAttribute("aria-activedescendant", lines[next].id);
    } else if (event.key === "Enter" || event.key === "Tab") this.choose(this.offered[at]);
    else if (event.key === "Escape") this.showCommands([]);
    else return false;
    event.preventDefault();
    return true;
  }

  choose(command) {
    this.text.value = this.handlers.addressed(`/${command.command}`);
    this.showCommands([]);
    this.send();
  }

  attach(files) {
    for (const file of files) this.files.push({ file, asPhoto: /^image\/(png|jpeg|webp|gif|bmp)$/.test(file.type) });
    this.drawTray();
    this.text.focus();
  }

  drawTray() {
    byId("tray").hidden = !this.files.length;
    byId("tray").replaceChildren(...this.files.map((item) => this.trayLine(item)));
  }

  trayLine(item) {
    const isPicture = item.file.type.startsWith("image/");
    const choice = make("input", { type: "checkbox" });
    choice.checked = item.asPhoto;
    choice.addEventListener("change", () => { item.asPhoto = choice.checked; });
    const remove = () => { this.files = this.files.filter((other) => other !== item); this.drawTray(); this.text.focus(); };
    const picture = isPicture ? make("img", { alt: "" }) : icon("file");
    if (isPicture) picture.src = URL.createObjectURL(item.file);
    return make("li", {}, picture, make("span", { class: "what" }, item.file.name),
      isPicture && make("label", {}, choice, " as photo"),
      make("button", { type: "button", class: "icon", "aria-label": `Remove ${item.file.name}`, onclick: remove }, icon("close")));
  }

  listenForDrops(area) {
    const shade = byId("drop");
    const carries = (event) => event.dataTransfer?.types.includes("Files");
    area.addEventListener("dragover", (event) => { if (carries(event)) { event.preventDefault(); shade.hidden = false; } });
    area.addEventListener("dragleave", (event) => { if (!area.contains(event.relatedTarget)) shade.hidden = true; });
    area.addEventListener("drop", (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      shade.hidden = true;
      this.attach(event.dataTransfer.files);
    });
  }
}

export async function readyFile({ file, asPhoto }) {
  return asPhoto ? { kind: "photo", body: await pictureToSend(file), name: file.name } : { kind: "document", body: file, name: file.name };
}
