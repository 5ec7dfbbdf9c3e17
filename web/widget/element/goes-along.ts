/**
 * For an element that was just taken out: when client-side navigation exchanged the whole body (`parent`), and the
 * element with it, that was not what was meant, and it goes over into the new one. Whether it did.
 */
export function goesAlong(element: Element, parent: Node | null): boolean {
  if (!(parent instanceof HTMLBodyElement) || parent === document.body || !document.body) return false;
  document.body.append(element);
  return true;
}

/** Puts an element into the browser's top layer: nothing of the page lies over it, moves it or hides it there. */
export function raise(element: HTMLElement): void {
  element.popover = "manual";
  // Browsers from before 2024 have no such layer.
  element.togglePopover?.(true);
}
