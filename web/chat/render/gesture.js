// @ts-check
/**
 * Keys and assistive technology click without a pointer, and say so with a count of zero.
 * @param {Event} event
 * @returns {import("./view.ts").Gesture}
 */
export const gestureOf = (event) => (event instanceof UIEvent && event.detail > 0 ? "pointer" : "keyboard");
