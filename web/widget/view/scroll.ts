/**
 * Scrolls to the newest, but never past the patient's last message: a long answer is read from its start.
 * Returns where it scrolled to, so that the reader's own scrolling can be told apart.
 */
export function keepInView(scroller: HTMLElement): number {
  // On a very low screen the page scrolls as a whole instead of the transcript.
  const box = getComputedStyle(scroller).overflowY === "visible" ? document.documentElement : scroller;
  const question = [...scroller.querySelectorAll(".user")].at(-1);
  const bottom = box.scrollHeight - box.clientHeight;
  const top = box === scroller ? scroller.getBoundingClientRect().top : 0;
  const start = question ? question.getBoundingClientRect().top - top + box.scrollTop - 16 : bottom;
  box.scrollTop = Math.min(bottom, start);
  return box.scrollTop;
}
