// Who one is, which chat is open, and all that is known of the others.

export const state = {
  bot: { username: "", name: "Bot", privacy: true },
  people: [],
  groups: [],
  me: null,
  chat: null,
  unread: new Map(),
  drafts: new Map(),
};

export const personOf = (id) => state.people.find((card) => card.id === id);
export const groupOf = (id) => state.groups.find((card) => card.id === id);
export const me = () => personOf(state.me);
export const openGroup = () => groupOf(state.chat);
export const seat = () => ({ person: state.me, chat: state.chat });
export const isIn = (group, id) => group.members.some((member) => member.id === id && !["left", "kicked"].includes(member.status));
export const membersOf = (group) => state.people.filter((card) => isIn(group, card.id));
export const botIsIn = (group) => ["member", "administrator"].includes(group.bot);

// An ephemeral message has no id of its own in the chat: it goes by its ephemeral id below zero.
export const idOf = (message) => message.message_id || -message.ephemeral_message_id;
export const isMine = (seen) => seen.message.from?.id === state.me;
export const draftKey = () => `${state.me}/${state.chat}`;

// What a link to this bot asks for: {start} or {startgroup}, or null for any other address.
export function linkTo(address) {
  let url;
  try { url = new URL(address); } catch { return null; }
  const name = state.bot.username.toLowerCase();
  const toBot = /^(www\.)?t(elegram)?\.me$/.test(url.hostname) && url.pathname.slice(1).toLowerCase() === name;
  const byScheme = url.protocol === "tg:" && url.searchParams.get("domain")?.toLowerCase() === name;
  if (!toBot && !byScheme) return null;
  const group = url.searchParams.get("startgroup");
  return group === null ? { start: url.searchParams.get("start") ?? "" } : { startgroup: group };
}
