// The control API: small calls, and the stream of what happens.

import { toast } from "./dom.js";

export class Refused extends Error {}

async function call(path, options) {
  const answer = await fetch(path, options);
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(typeof body.detail === "string" ? body.detail : `The sandbox answered ${answer.status}.`);
  return body;
}

export const get = (path) => call(path);

export const post = (path, body = {}) =>
  call(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

export const act = ({ person, chat }, what, body) => post(`/sandbox/people/${person}/${what}?chat=${chat}`, body);

export const sendFile = ({ person, chat }, { kind, body, name }, caption, album) =>
  call(`/sandbox/people/${person}/${kind}?${new URLSearchParams({ chat, name, caption, album })}`, {
    method: "POST",
    headers: { "content-type": body.type || "application/octet-stream" },
    body,
  });

// Do something that the sandbox may refuse: why is shown, and null is given.
export async function trying(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof TypeError)) throw error;
    toast(error instanceof Refused ? error.message : "The sandbox does not answer.");
    return null;
  }
}

// The browser comes back by itself and says how far it had seen; after a restart the sandbox answers with a reset.
export function listen(after, onEvent, onState) {
  const stream = new EventSource(`/sandbox/events?after=${encodeURIComponent(after)}`);
  stream.onopen = () => onState(true);
  stream.onerror = () => onState(false);
  stream.onmessage = (message) => onEvent(JSON.parse(message.data));
  return stream;
}
