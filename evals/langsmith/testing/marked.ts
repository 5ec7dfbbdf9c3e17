/** Replaces texts by markers of no meaning, each another, so that a test can look for where any of them went. */
export function createMarker() {
  const markers: string[] = [];
  const next = (): string => {
    const marker = `zq${markers.length.toString(36).padStart(4, "0")}marker`;
    markers.push(marker);
    return marker;
  };
  const walk = (value: unknown): unknown => {
    if (typeof value === "string") return next();
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  };
  return {
    /** The same shape with a marker for every string in it, however deep. Its words may fit no type any more. */
    mark: <T>(value: T): T => walk(value) as T,
    markers: () => markers,
  };
}
