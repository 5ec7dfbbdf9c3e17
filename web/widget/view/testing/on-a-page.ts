import { afterEach, beforeEach, vi } from "vitest";
import { START } from "./a-widget.ts";

/** Each test of the file begins on an empty page at the scripted clinic's time, and leaves nothing behind. */
export function onAPage(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: START });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    document.body.replaceChildren();
  });
}
