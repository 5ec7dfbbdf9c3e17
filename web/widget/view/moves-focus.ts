/**
 * Whether what was done should lead to the message field: keys, assistive technology (a click that counts no presses)
 * and a mouse do; after a finger the keyboard would rise over the answer.
 */
export function movesFocus(event: Event): boolean {
  // A form does not tell how its button was pressed: where it has the focus but no ring, it was pointed at.
  if (event instanceof SubmitEvent) return !(isPointedAt(event.submitter) && matchMedia("(pointer: coarse)").matches);
  return !(event instanceof UIEvent) || event.detail === 0 || (event as Partial<PointerEvent>).pointerType === "mouse";
}

const isPointedAt = (button: HTMLElement | null) => button?.matches(":focus:not(:focus-visible)");
