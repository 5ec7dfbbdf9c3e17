/**
 * Scrolls to the newest, but never past the patient's last message: a long answer is read from its start.
 * Returns where it scrolled to, so that the reader's own scrolling can be told apart.
 */
export function keepInView(scroller: HTMLElement): number {
  // On a very low screen the panel scrolls as a whole instead of the transcript.
  const whole = getComputedStyle(scroller).overflowY === "visible" ? scroller.closest(".panel") : null;
  const box = whole ?? scroller;
  const question = [...scroller.querySelectorAll(".user")].at(-1);
  const bottom = box.scrollHeight - box.clientHeight;
  const top = box.getBoundingClientRect().top;
  const start = question ? question.getBoundingClientRect().top - top + box.scrollTop - 16 : bottom;
  box.scrollTop = Math.min(bottom, start);
  return box.scrollTop;
}
