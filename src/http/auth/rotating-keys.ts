import { isInUse, type RotatingKey } from "../../../db/schema/rotating-key.ts";
import { DAY_MS } from "../../scheduling/civil-day.ts";

/** Those that count at `now`, in the order they came. */
export const inUse = <Key extends RotatingKey>(keys: readonly Key[], now: Date): Key[] =>
  keys.filter((key) => isInUse(key, now));

/**
 * With `key` as the current one. Those in use end after `keepDays` (0: at once), so that nothing goes silent while the
 * key is exchanged, and never later than was said before: a key that leaked can be ended although it was rotated already.
 */
export function rotate<Key extends RotatingKey>(
  keys: readonly Key[],
  { key, now, keepDays }: { key: Key; now: Date; keepDays: number },
): readonly Key[] {
  const until = now.getTime() + keepDays * DAY_MS;
  const ending = (old: Key): Key => {
    const before = old.validUntil === null ? until : Date.parse(old.validUntil);
    return { ...old, validUntil: new Date(Math.min(before, until)).toISOString() };
  };
  return [key, ...inUse(keys.map(ending), now)];
}
