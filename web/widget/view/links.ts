const ADDRESS = /https:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?]/g;

/** Whether the clinic lets its patients be sent to `url`: `https:`, and under one of the listed addresses. */
export function isAllowed(url: string, links: readonly string[]): boolean {
  if (!/^https:/i.test(url) || !URL.canParse(url)) return false;
  // Both as the browser writes them: an origin ends in a slash, so no other host can begin like it.
  const { href } = new URL(url);
  return links.some((link) => URL.canParse(link) && href.startsWith(new URL(link).href));
}

/** A text in pieces, in order: words as strings, addresses that may be followed as `{ url }`. */
export function withLinks(text: string, links: readonly string[]): (string | { url: string })[] {
  const pieces: (string | { url: string })[] = [];
  let at = 0;
  for (const { 0: url, index } of text.matchAll(ADDRESS)) {
    if (!isAllowed(url, links)) continue;
    pieces.push(text.slice(at, index), { url });
    at = index + url.length;
  }
  return [...pieces, text.slice(at)];
}

const MAPS = ["https://www.openstreetmap.org/search?query=", "https://www.google.com/maps/search/?api=1&query="];

/** Where the way to an address is shown: on the first map that the clinic allows; undefined on none. */
export function directionsTo(address: string, links: readonly string[]): string | undefined {
  return MAPS.map((map) => map + encodeURIComponent(address)).find((url) => isAllowed(url, links));
}
