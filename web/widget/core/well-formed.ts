import type { Session, ThreadView } from "./types.ts";

type Fields = Record<string, unknown>;

const isText = (value: unknown): value is string => typeof value === "string";
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isList = (value: unknown, each: (entry: Fields) => boolean): boolean =>
  Array.isArray(value) && value.every((entry) => isFields(entry) && each(entry));
const hasTexts =
  (...names: string[]) =>
  (fields: Fields): boolean =>
    names.every((name) => isText(fields[name]));

/** What each card must hold to be drawn at all; a card that is not listed passes, and is not drawn. */
const CARDS: Record<string, (content: Fields) => boolean> = {
  "agentcare.slots": ({ days }) =>
    isList(days, (day) => isText(day.label) && isList(day.slots, hasTexts("slotId", "label", "accessibleName"))),
  "agentcare.appointment": hasTexts("status", "visitType", "when"),
  "agentcare.form": ({ purpose, fields }) => isText(purpose) && isList(fields, hasTexts("name", "label", "type")),
  "agentcare.handoff": hasTexts("phone"),
  "agentcare.emergency": ({ calls }) => isList(calls, hasTexts("label", "number")),
};

const EVENTS: Record<string, (event: Fields) => boolean> = {
  TEXT_MESSAGE_START: hasTexts("messageId"),
  TEXT_MESSAGE_CONTENT: hasTexts("messageId", "delta"),
  TEXT_MESSAGE_END: hasTexts("messageId"),
  ACTIVITY_SNAPSHOT: (event) =>
    hasTexts("messageId", "activityType")(event) && isCard(event.activityType, event.content),
};

export const isKnownCard = (type: unknown): boolean => isText(type) && Object.hasOwn(CARDS, type);

/** Whether a card of this type can be drawn from this content. */
export const isCard = (type: unknown, content: unknown): boolean => {
  const check = isKnownCard(type) ? CARDS[String(type)] : undefined;
  return check ? isFields(content) && check(content) : isText(type);
};

export const isSession = (value: unknown): value is Session => isFields(value) && hasTexts("token", "threadId")(value);

/** Whether a history can be shown; a card in it that cannot is left out on its own. */
export const isThread = (value: unknown): value is ThreadView =>
  isFields(value) &&
  isList(value.messages, (message) => hasTexts("id", "role", "text")(message) && isList(message.cards, () => true));

/** Whether an event holds what its type promises; an unknown type promises nothing. */
export function isWellFormed(event: Fields): boolean {
  if (!isText(event.type)) return false;
  const check = Object.hasOwn(EVENTS, event.type) ? EVENTS[event.type] : undefined;
  return check?.(event) ?? true;
}
