import { detailsText, wrongCode } from "../details.ts";
import type { DetailName } from "../heard.ts";
import { type Draft, type Mind, personOf, phrase, type Reaction, reply } from "../mind.ts";

/** Who the visit is for, as far as it is asked and they are willing to tell. */
export const giveDetails: Reaction = (mind, { want }, { missing }) =>
  missing.length === 0 ? null : answerWith(mind, want.for, missing);

/** What was refused at first and is told to be needed: given, by who is not firm about it. */
export const giveAfterAll: Reaction = (mind, { want }, { said }) => {
  const kept = [...mind.refused].filter((field) => !mind.given.has(field));
  if (!said.has("turned_down") || kept.length === 0 || mind.scenario.user.firmly) return null;
  const details = given(mind, want.for, kept);
  return reply(phrase(mind, "then_take_it", { details }), "details", `details ${kept} after all`);
};

function answerWith(mind: Mind, who: string, asked: readonly DetailName[]): Draft {
  const { refuses, firmly } = mind.scenario.user;
  const kept = asked.filter((field) => refuses.includes(field) && (firmly || !mind.refused.has(field)));
  const open = asked.filter((field) => !kept.includes(field));
  for (const field of kept) mind.refused.add(field);
  const told = mind.style === "terse" && mind.words.chance(0.5) ? open.slice(0, 1) : open;
  const key = `details ${told} not ${kept} of ${who}`;
  const refusals = kept.slice(0, 1).map((field) => phrase(mind, `refuse_${field}`));
  if (told.length === 0) return reply(refusals.join(" "), "details", key);
  const forOther = who !== mind.scenario.user.is && told.includes("name");
  // Asked again, they give it without a sentence around it.
  const again = told.some((field) => mind.given.has(field));
  const text = given(mind, who, told);
  const details = again ? text : phrase(mind, forOther ? "for_person" : "details", { details: text });
  const whole = [details, ...refusals].join(refusals.length > 0 && !/[.!?]$/.test(details) ? ". " : " ");
  return { ...reply(whole, "details", key), ...(again && { tone: "bare" }) };
}

function given(mind: Mind, who: string, fields: readonly DetailName[]): string {
  const times = Math.max(...fields.map((field) => mind.given.get(field) ?? 0));
  for (const field of fields) mind.given.set(field, (mind.given.get(field) ?? 0) + 1);
  return detailsText(fields, personOf(mind, who), times, mind.words);
}

/** The opening of who says everything at once: their details, those they would give. */
export function allDetails(mind: Mind, who: string): string | null {
  const fields = (["name", "dateOfBirth", "phone"] as const).filter(
    (field) => !mind.scenario.user.refuses.includes(field),
  );
  if (fields.length === 0) return null;
  const forOther = who !== mind.scenario.user.is && fields.includes("name");
  const details = given(mind, who, fields);
  return forOther ? phrase(mind, "for_person", { details }) : `My details: ${details}.`;
}

/** The one-time code: the right one, a wrong one, or that there is none. */
export const giveCode: Reaction = (mind, _, { said }) => {
  if (!said.has("asks_code"))
    return said.has("offers_new_code") ? reply(phrase(mind, "new_code"), "code", "new code") : null;
  const sent = mind.code();
  const { code } = mind.scenario.user;
  if (code === "none" || (code === "right" && sent === null)) return reply(phrase(mind, "no_code"), "code", "no code");
  const text = code === "right" && sent !== null ? sent : wrongCode(sent, mind.words);
  return { text, means: "code", tone: "bare", key: `code ${text}` };
};
