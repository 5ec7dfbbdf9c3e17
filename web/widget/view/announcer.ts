/** Screen readers drop text that follows another too closely, and text that is gone too soon. */
const APART_MS = 150;
const STAYS_MS = 3_000;

/** Speaks through a live region that is always there and never seen: one line a mutation, each cleared after a while. */
export function createAnnouncer(region: () => HTMLElement | null) {
  const queue: string[] = [];
  let speaking = false;

  const next = () => {
    const text = queue.shift();
    speaking = text !== undefined;
    if (text === undefined) return;
    const line = document.createElement("p");
    line.textContent = text;
    region()?.append(line);
    setTimeout(() => line.remove(), STAYS_MS);
    setTimeout(next, APART_MS);
  };

  /** Says `text`, plain; an empty one says nothing. */
  return (text: string) => {
    if (!text.trim()) return;
    queue.push(text);
    if (!speaking) next();
  };
}
