// @ts-check
export const MAX_ATTEMPTS = 5;

const FIRST_MS = 400;
const LONGEST_MS = 8_000;

/**
 * How long to wait before attempt `attempt` (1 is the first retry): half fixed, half chance, so that the clients of a
 * server that came back do not all return in the same instant.
 * @param {number} attempt
 * @param {() => number} random in [0, 1)
 * @returns {number} milliseconds
 */
export function backOffMs(attempt, random) {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}
