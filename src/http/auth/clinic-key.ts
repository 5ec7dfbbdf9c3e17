import { randomInt } from "node:crypto";
import type { WidgetKey } from "../../../db/schema/clinics.ts";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Whether this names a clinic by its key: a slug has no underscore. */
export const isClinicKey = (named: string): boolean => named.startsWith("pub_");

/** A new publishable key: `pub_` and 24 letters and digits. */
export const newClinicKey = (now: Date): WidgetKey => ({
  key: `pub_${Array.from({ length: 24 }, () => LETTERS[randomInt(LETTERS.length)]).join("")}`,
  createdAt: now.toISOString(),
  validUntil: null,
});

/** The key that a new tag should have; undefined when the clinic has none yet. */
export const currentKey = (keys: readonly WidgetKey[]): string | undefined =>
  keys.find(({ validUntil }) => validUntil === null)?.key;
