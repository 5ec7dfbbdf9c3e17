// @ts-check
/**
 * Keeps the page as tall as what is really visible: on iOS the keyboard covers the page instead of shrinking it.
 */
export function followViewport() {
  const { visualViewport } = globalThis;
  if (!visualViewport) return;
  const follow = () => {
    // Zoomed in by hand, the visible part is smaller than the page on purpose.
    if (visualViewport.scale > 1.01) return;
    document.documentElement.style.setProperty("--visible-height", `${visualViewport.height}px`);
  };
  visualViewport.addEventListener("resize", follow);
  follow();
}
