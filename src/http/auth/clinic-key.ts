import { randomInt } from "node:crypto";
import type { WidgetKey } from "../../../db/schema/clinics.ts";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Whether this names a clinic by its key: a slug has no underscore. */
export const isClinicKey = (named: string): boolean => named.startsWith("pub_");

/** A new publishable key: `pub_` and 24 letters and digits. */
export const newClinicKey = (): string =>
  `pub_${Array.from({ length: 24 }, () => LETTERS[randomInt(LETTERS.length)]).join("")}`;

/** The key that a new tag should have; undefined when the clinic has none yet. */
export const currentKey = (keys: readonly WidgetKey[]): string | undefined =>
  keys.find(({ validUntil }) => validUntil === null)?.key;

/**
 * With `key` as the current one: those that were in use stay valid until `until`, so that no page goes silent while its
 * tag is exchanged; those whose time was over at `now` are dropped.
 */
export const rotated = (
  keys: readonly WidgetKey[],
  { key, now, until }: { key: string; now: Date; until: Date },
): readonly WidgetKey[] => [
  { key, createdAt: now.toISOString(), validUntil: null },
  ...keys
    .filter(({ validUntil }) => validUntil === null || new Date(validUntil) > now)
    .map((old) => ({ ...old, validUntil: old.validUntil ?? until.toISOString() })),
];
