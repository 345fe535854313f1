// The control API: small calls, and the stream of what happens.

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

export const act = (person, what, body) => post(`/sandbox/people/${person}/${what}`, body);

export const sendFile = (person, kind, file, name, caption) =>
  call(`/sandbox/people/${person}/${kind}?${new URLSearchParams({ name, caption })}`, {
    method: "POST",
    headers: { "content-type": file.type || "application/octet-stream" },
    body: file,
  });

// The browser comes back by itself and says how far it had seen; after a restart the sandbox answers with a reset.
export function listen(after, onEvent, onState) {
  const stream = new EventSource(`/sandbox/events?after=${encodeURIComponent(after)}`);
  stream.onopen = () => onState(true);
  stream.onerror = () => onState(false);
  stream.onmessage = (message) => onEvent(JSON.parse(message.data));
  return stream;
}
