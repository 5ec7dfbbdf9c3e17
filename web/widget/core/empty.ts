import type { ViewState } from "./types.ts";

/** A conversation in which nothing was said yet. */
export const EMPTY: ViewState = Object.freeze({
  items: [],
  running: null,
  pending: null,
  suggestions: [],
  connection: "online",
  status: "open",
  clockOffsetMs: 0,
  clockKnown: false,
});
