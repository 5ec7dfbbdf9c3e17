/** Room around what is brought into view, px. */
const AROUND = 16;

/**
 * Scrolls to the newest, but never past the patient's last message: a long answer is read from its start. Where it ends
 * in a card with something to decide, what decides it is in view, as far as the card itself can be.
 * Returns where it scrolled to, so that the reader's own scrolling can be told apart.
 */
export function keepInView(scroller: HTMLElement): number {
  // On a very low screen the panel scrolls as a whole instead of the transcript.
  const whole = getComputedStyle(scroller).overflowY === "visible" ? scroller.closest(".panel") : null;
  const box = whole ?? scroller;
  const bottom = box.scrollHeight - box.clientHeight;
  const offset = box.scrollTop - box.getBoundingClientRect().top;
  const question = [...scroller.querySelectorAll(".user")].at(-1);
  const card = [...scroller.querySelectorAll(".card")].at(-1);
  const decides = card?.querySelector(".primary");
  let at = question ? question.getBoundingClientRect().top + offset - AROUND : bottom;
  if (card && decides) {
    const start = card.getBoundingClientRect().top + offset - AROUND;
    const end = decides.getBoundingClientRect().bottom + offset + AROUND - box.clientHeight;
    at = Math.max(at, Math.min(start, end));
  }
  box.scrollTop = Math.min(bottom, at);
  return box.scrollTop;
}
