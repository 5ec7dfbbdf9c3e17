import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BulkheadFull, createBulkhead } from "./bulkhead.ts";

describe("a bulkhead", () => {
  it("refuses at once, by name, when every place and every seat is taken", async () => {
    const bulkhead = createBulkhead({ name: "faq", policy: { max: 1, queue: 1 } });
    const leave = await bulkhead.acquire();
    const waiting = bulkhead.acquire();
    await expect(bulkhead.acquire()).rejects.toThrow(BulkheadFull);
    await expect(bulkhead.acquire()).rejects.toThrow('Bulkhead "faq" is full: 1 running and 1 waiting.');
    leave();
    (await waiting)();
    expect([bulkhead.active(), bulkhead.waiting()]).toEqual([0, 0]);
  });

  it("lets one who waits leave the queue when the signal fires, and serves the next", async () => {
    const bulkhead = createBulkhead({ name: "faq", policy: { max: 1, queue: 2 } });
    const leave = await bulkhead.acquire();
    const gone = new AbortController();
    const first = bulkhead.acquire(gone.signal);
    const second = bulkhead.acquire();
    gone.abort(new Error("The patient left."));
    await expect(first).rejects.toThrow("The patient left.");
    expect(bulkhead.waiting()).toBe(1);
    leave();
    (await second)();
    expect(bulkhead.active()).toBe(0);
  });

  it("does not admit a caller whose signal has fired already", async () => {
    const bulkhead = createBulkhead({ name: "faq", policy: { max: 1, queue: 1 } });
    await expect(bulkhead.acquire(AbortSignal.abort(new Error("Too late.")))).rejects.toThrow("Too late.");
    expect(bulkhead.active()).toBe(0);
  });

  it("counts a place given back twice only once", async () => {
    const bulkhead = createBulkhead({ name: "faq", policy: { max: 1, queue: 0 } });
    const leave = await bulkhead.acquire();
    leave();
    leave();
    await bulkhead.acquire();
    await expect(bulkhead.acquire()).rejects.toThrow(BulkheadFull);
  });

  it.each([
    [{ max: 0, queue: 1 }, /"max" must be a positive integer, got 0/],
    [{ max: 1, queue: -1 }, /"queue" must be zero or a positive integer, got -1/],
  ])("names what is wrong with the policy %j", (policy, message) => {
    expect(() => createBulkhead({ name: "faq", policy })).toThrow(message);
  });

  it("never exceeds its limits, serves in order and loses nobody, over random histories", {
    timeout: 60_000,
  }, async () => {
    const step = fc.constantFrom("come", "come", "go", "give up");
    const history = fc.record({ max: fc.integer({ min: 1, max: 4 }), queue: fc.nat(4), steps: fc.array(step) });
    await fc.assert(
      fc.asyncProperty(history, async ({ max, queue, steps }) => {
        const bulkhead = createBulkhead({ name: "any", policy: { max, queue } });
        const admitted: number[] = [];
        const inside: Array<() => void> = [];
        const line: Array<{ id: number; gone: AbortController }> = [];
        const outcomes: Array<Promise<unknown>> = [];
        let arrivals = 0;
        const expected: number[] = [];
        for (const one of steps) {
          if (one === "come") {
            const id = arrivals++;
            const gone = new AbortController();
            const hasPlace = inside.length < max;
            const hasSeat = line.length < queue;
            const turn = bulkhead.acquire(gone.signal).then((leave) => {
              admitted.push(id);
              inside.push(leave);
            });
            outcomes.push(turn.catch(() => {}));
            if (hasPlace) expected.push(id);
            else if (hasSeat) line.push({ id, gone });
            else await expect(turn).rejects.toThrow(BulkheadFull);
          } else if (one === "go" && inside.length > 0) {
            inside.shift()?.();
            const next = line.shift();
            if (next) expected.push(next.id);
          } else if (one === "give up") {
            line.pop()?.gone.abort();
          }
          await new Promise(setImmediate);
          expect(admitted).toEqual(expected);
          expect(bulkhead.active()).toBe(inside.length);
          expect(bulkhead.active()).toBeLessThanOrEqual(max);
          expect(bulkhead.waiting()).toBe(line.length);
        }
        while (inside.length > 0 || line.length > 0) {
          inside.shift()?.();
          line.shift();
          await new Promise(setImmediate);
        }
        await Promise.all(outcomes);
        expect([bulkhead.active(), bulkhead.waiting()]).toEqual([0, 0]);
      }),
      { numRuns: 200 },
    );
  });
});
