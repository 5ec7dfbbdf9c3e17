import type { Tokens } from "../text/tokens.ts";

const RESERVED = new Set(["reservation", "booking"]);

/** Within talk of a visit "the reservation" is the visit, not a table or a room. */
export const asVisitWords = (tokens: Tokens): Tokens => ({
  ...tokens,
  words: tokens.words.map((token) => (RESERVED.has(token.word) ? { ...token, word: "appointment" } : token)),
});
