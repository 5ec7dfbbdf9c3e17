import type { ServerEvent } from "./types.ts";
import { isWellFormed } from "./well-formed.ts";

/** Null for what is not an event, or not what its type promises; a type we do not know is no fault. */
export function parseEvent(data: string): ServerEvent | null {
  try {
    const event = JSON.parse(data);
    return typeof event === "object" && event !== null && isWellFormed(event) ? event : null;
  } catch {
    return null;
  }
}
