/** A screen on which the panel of a bubble takes all there is; the style sheet knows the same one. */
const PHONE = "(max-width: 480px), (max-height: 400px)";

/** What the device is like just now. */
export const surroundings = () => ({ phone: matchMedia(PHONE).matches, online: navigator.onLine });

/**
 * Calls back whenever the device's network or shape changes, and keeps `--visible-height` and `--visible-top` of
 * `element` as what is really visible of the window: on iOS the keyboard covers the page instead of shrinking it, and
 * pushes it up. Returns its own end.
 */
export function followSurroundings(element: HTMLElement, changed: () => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  addEventListener("online", changed, { signal });
  addEventListener("offline", changed, { signal });
  matchMedia(PHONE).addEventListener("change", changed, { signal });
  const { visualViewport } = globalThis;
  const measure = () => {
    // Zoomed in by hand, the visible part is smaller than the page on purpose.
    if (!visualViewport || visualViewport.scale > 1.01) return;
    element.style.setProperty("--visible-height", `${visualViewport.height}px`);
    element.style.setProperty("--visible-top", `${visualViewport.offsetTop}px`);
  };
  visualViewport?.addEventListener("resize", measure, { signal });
  visualViewport?.addEventListener("scroll", measure, { signal });
  measure();
  return () => ended.abort();
}
