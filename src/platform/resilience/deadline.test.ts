import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDeadline, DeadlineExceeded, pause, whileAlive } from "./deadline.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a deadline", () => {
  it("fires when its time is up and says which one it was", () => {
    const deadline = createDeadline({ label: "total", ms: 50 });
    vi.advanceTimersByTime(49);
    expect(deadline.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(deadline.signal.reason).toBeInstanceOf(DeadlineExceeded);
    expect(deadline.signal.reason).toMatchObject({ label: "total", message: 'Deadline "total" of 50 ms exceeded.' });
  });

  it("no longer fires once it was met, but still follows its parents", () => {
    const total = createDeadline({ label: "total", ms: 500 });
    const first = createDeadline({ label: "first", ms: 50, parents: [undefined, total.signal] });
    first.met();
    vi.advanceTimersByTime(499);
    expect(first.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(first.signal.reason).toBe(total.signal.reason);
  });

  it("has fired from the start when a parent has, with the parent's reason", () => {
    const reason = new Error("The patient left.");
    const deadline = createDeadline({ label: "total", ms: 50, parents: [AbortSignal.abort(reason)] });
    expect(deadline.signal.reason).toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("leaves no timer and no listener behind, however it ends", () => {
    const parent = new AbortController();
    const deadlines = ["closed", "aborted", "expired"].map(() =>
      createDeadline({ label: "total", ms: 50, parents: [parent.signal] }),
    );
    expect(getEventListeners(parent.signal, "abort")).toHaveLength(3);
    deadlines[0]?.close();
    deadlines[1]?.abort(new Error("Enough."));
    vi.advanceTimersByTime(50);
    expect(getEventListeners(parent.signal, "abort")).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
    expect(deadlines.map(({ signal }) => signal.aborted)).toEqual([true, true, true]);
  });
});

describe("waiting under a signal", () => {
  it("ends with the signal's reason although the work goes on, and ignores how the work ends", async () => {
    const work = Promise.withResolvers<string>();
    const gone = new AbortController();
    const waiting = whileAlive(work.promise, gone.signal);
    gone.abort(new Error("The patient left."));
    await expect(waiting).rejects.toThrow("The patient left.");
    work.reject(new Error("late"));
    await expect(whileAlive(Promise.resolve("x"), gone.signal)).rejects.toThrow("The patient left.");
  });

  it("hands on the outcome of the work and lets go of the signal", async () => {
    const { signal } = new AbortController();
    await expect(whileAlive(Promise.resolve("done"), signal)).resolves.toBe("done");
    await expect(whileAlive(Promise.reject(new Error("failed")), signal)).rejects.toThrow("failed");
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  it("pauses for the time told, or until the signal fires", async () => {
    const gone = new AbortController();
    const whole = pause(100, gone.signal);
    await vi.advanceTimersByTimeAsync(100);
    await expect(whole).resolves.toBeUndefined();
    const cut = pause(100, gone.signal);
    gone.abort(new Error("The patient left."));
    await expect(cut).rejects.toThrow("The patient left.");
    expect(vi.getTimerCount()).toBe(0);
  });
});
