import cards from "../styles/cards.css?inline";
import conversation from "../styles/conversation.css?inline";
import preferences from "../styles/preferences.css?inline";

export { type Entrances, Inside } from "./inside.tsx";

/**
 * What is inside the panel, in a file of its own: it is loaded when the conversation is first seen, so that a page whose
 * visitors never open it does not pay for it.
 */
export type Later = typeof import("./later.ts");

/** Beside those of the panel; last the wishes of the reader. */
export const styles = conversation + cards + preferences;
