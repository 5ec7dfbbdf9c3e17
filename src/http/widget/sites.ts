/**
 * An origin as browsers send it (`https://www.example.com`), from an address somebody typed; null for what is none.
 * Only `https:`, and `http:` on this machine: a chat about health does not travel in the clear.
 */
export function siteOrigin(text: string): string | null {
  const url = URL.parse(text.includes("://") ? text : `https://${text}`);
  // No wildcards: each site is named.
  if (!url || url.username || url.password || !/^([\w.-]+|\[::1\])$/.test(url.hostname)) return null;
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  return url.protocol === "https:" || (local && url.protocol === "http:") ? url.origin : null;
}

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
