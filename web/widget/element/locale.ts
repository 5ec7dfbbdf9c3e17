/**
 * The first of the wished languages that the interface has, by its primary subtag; the first of `known` when there is
 * none. Wishes are BCP 47 or anything at all; "auto" and empty ones say nothing.
 */
export function pickLocale(wishes: readonly (string | null | undefined)[], known: readonly string[]): string {
  for (const wish of wishes) {
    const primary = wish?.toLowerCase().split(/[-_]/, 1)[0];
    if (primary && known.includes(primary)) return primary;
  }
  return known[0] ?? "en";
}
