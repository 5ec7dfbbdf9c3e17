import type { ServerEvent } from "./types.ts";

/** Null for what is not an event: a newer server may send what we do not know. */
export function parseEvent(data: string): ServerEvent | null {
  try {
    const event = JSON.parse(data);
    return typeof event === "object" && event !== null && typeof event.type === "string" ? event : null;
  } catch {
    return null;
  }
}
