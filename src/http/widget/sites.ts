/**
 * An origin as browsers send it (`https://www.example.com`), from an address somebody typed; null for what is none.
 * Only `https:`, and `http:` on this machine: a chat about health does not travel in the clear.
 */
export function siteOrigin(text: string): string | null {
  const url = URL.parse(text.includes("://") ? text : `https://${text}`);
  // No wildcards: each site is named. No IPv6 either: a policy (frame-ancestors) has no way to name that.
  if (!url || url.username || url.password || !/^[\w.-]+$/.test(url.hostname)) return null;
  const local = ["localhost", "127.0.0.1"].includes(url.hostname);
  return url.protocol === "https:" || (local && url.protocol === "http:") ? url.origin : null;
}

/** Whether this is such an origin as it stands: nothing in it could end a header's directive or add one. */
export const isSiteOrigin = (text: string): boolean => siteOrigin(text) === text;

/** An address that links may lead under; null for what is no `https:` address. */
export function linkAddress(text: string): string | null {
  const url = URL.parse(text);
  return url?.protocol === "https:" && !url.username && !url.password ? url.href : null;
}

/** A list with one entry more and one less; each stands in it once. */
export const withChange = (
  list: readonly string[],
  { add, remove }: { add?: string | undefined; remove?: string | undefined },
): readonly string[] =>
  [...new Set([...list, ...(add === undefined ? [] : [add])])].filter((entry) => entry !== remove);
