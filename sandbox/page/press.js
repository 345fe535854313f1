// Buttons that were pressed and wait for the bot's answer.

import { act, trying } from "./api.js";
import { toast } from "./dom.js";
import { seat } from "./state.js";

const PATIENCE = 15000;

export class Presses {
  constructor(refresh) {
    this.refresh = refresh;
    this.waiting = new Map();
    // The answer to a press may come before the press itself has returned.
    this.answered = new Set();
  }

  isWaiting(messageId, data) {
    return [...this.waiting.values()].some((press) => press.messageId === messageId && press.data === data);
  }

  async press(messageId, button) {
    if (button.copy_text) {
      await navigator.clipboard.writeText(button.copy_text.text);
      return toast("Copied");
    }
    if (button.callback_data === undefined) return toast("This kind of button does nothing here.");
    const pressed = await trying(() => act(seat(), "press", { message_id: messageId, data: button.callback_data }));
    if (!pressed) return undefined;
    const timer = setTimeout(() => this.settle(pressed.query_id), PATIENCE);
    this.waiting.set(pressed.query_id, { messageId, data: button.callback_data, timer });
    if (this.answered.delete(pressed.query_id)) this.settle(pressed.query_id);
    return this.refresh(messageId);
  }

  settle(queryId) {
    const press = this.waiting.get(queryId);
    if (!press) return this.answered.add(queryId);
    clearTimeout(press.timer);
    this.waiting.delete(queryId);
    return this.refresh(press.messageId);
  }
}
