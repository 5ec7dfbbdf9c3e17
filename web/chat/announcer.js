// @ts-check
/** Screen readers drop text that follows another too closely, and text that is gone too soon. */
const APART_MS = 150;
const STAYS_MS = 10_000;

/**
 * Speaks finished messages through a live region that is always there and never seen.
 * @param {HTMLElement} region
 */
export function createAnnouncer(region) {
  /** @type {string[]} */
  const queue = [];
  let speaking = false;

  const next = () => {
    const text = queue.shift();
    speaking = text !== undefined;
    if (text === undefined) return;
    const line = document.createElement("p");
    line.textContent = text;
    region.append(line);
    setTimeout(() => line.remove(), STAYS_MS);
    setTimeout(next, APART_MS);
  };

  return {
    /** @param {string} text plain */
    say(text) {
      if (!text.trim()) return;
      queue.push(text);
      if (!speaking) next();
    },
  };
}
