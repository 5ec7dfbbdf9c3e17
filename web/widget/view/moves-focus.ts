/**
 * Whether what was done should lead to the message field: keys, assistive technology (a click that counts no presses)
 * and a mouse do; after a finger the keyboard would rise over the answer.
 */
export function movesFocus(event: Event): boolean {
  return !(event instanceof UIEvent) || event.detail === 0 || (event as Partial<PointerEvent>).pointerType === "mouse";
}
