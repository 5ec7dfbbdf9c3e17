// @ts-check

/**
 * @import { Rate } from "../../statistics.ts"
 * @import { Result } from "../types.ts"
 */

/** A sign beside each word, so that neither colour nor sign stands alone. @type {Readonly<Record<Result, string>>} */
export const RESULT_SIGNS = { passed: "✓", failed: "✗", infrastructure: "⚠" };

/** `0.97`; only a whole 1 is `1.00`. @param {number} value */
export function shareText(value) {
  if (value > 0.99 && value < 1) return "0.99";
  if (value > 0 && value < 0.01) return "0.01";
  return value.toFixed(2);
}

/** @param {Rate} rate */
export const intervalText = ({ low, high }) => `${low.toFixed(2)}–${high.toFixed(2)}`;

/** `1 run`, `2 runs`. @param {number} many @param {string} one */
export const countText = (many, one) => `${many.toLocaleString("en")} ${many === 1 ? one : `${one}s`}`;

/** `gave_up` → `gave up`. @param {string} code */
export const codeText = (code) => code.replaceAll("_", " ");
