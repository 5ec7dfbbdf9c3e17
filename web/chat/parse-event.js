// @ts-check
/**
 * @import { ServerEvent } from "./types.ts"
 */

/**
 * @param {string} data
 * @returns {ServerEvent | null} null for what is not an event: a newer server may send what we do not know
 */
export function parseEvent(data) {
  try {
    const event = JSON.parse(data);
    return typeof event === "object" && event !== null && typeof event.type === "string" ? event : null;
  } catch {
    return null;
  }
}
