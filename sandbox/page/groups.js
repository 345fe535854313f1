// Making a group and changing one, as the dialog about it says.

import { post, trying } from "./api.js";
import { askAboutGroup } from "./dialogs.js";
import { toast } from "./dom.js";
import { botIsIn, groupOf, isIn, state } from "./state.js";

const on = (group, what, body) => post(`/sandbox/groups/${group.id}/${what}`, { by: state.me, ...body });

async function privacy(wanted) {
  if (wanted === state.bot.privacy) return;
  state.bot.privacy = wanted;
  await post("/sandbox/state", { privacy: wanted });
  toast("Privacy mode counts in a group once the bot is added to it again.");
}

// Gives the new group's card, or null.
export async function makeGroup() {
  const wanted = await askAboutGroup(null);
  if (!wanted) return null;
  return trying(async () => {
    await privacy(wanted.privacy);
    const people = wanted.people.filter((id) => id !== state.me);
    const card = await post("/sandbox/groups", { title: wanted.title, by: state.me, people, bot: wanted.bot !== "left" });
    return wanted.bot === "administrator" ? on(card, "bot", { status: "administrator" }) : card;
  });
}

export const addBot = (id, parameter = "") => trying(() => on(groupOf(id), "bot", { status: "member", parameter }));

async function change(group, wanted) {
  await privacy(wanted.privacy);
  if (wanted.title && wanted.title !== group.title) await on(group, "title", { title: wanted.title });
  const came = wanted.people.filter((id) => !isIn(group, id));
  if (came.length) await on(group, "add", { people: came });
  if (wanted.bot !== (botIsIn(group) ? group.bot : "left")) await on(group, "bot", { status: wanted.bot });
  const gone = group.members.map((member) => member.id).filter((id) => isIn(group, id) && !wanted.people.includes(id));
  // Who does it leaves last, since nobody else would be asked.
  for (const id of gone.sort((a, b) => (a === state.me) - (b === state.me))) await on(group, "remove", { person: id });
}

// Gives the supergroup's card when the group became one.
export async function changeGroup(group) {
  const wanted = await askAboutGroup(group);
  if (!wanted) return null;
  if (wanted.upgrade) return trying(() => on(group, "upgrade", {}));
  await trying(() => change(group, wanted));
  return null;
}
