import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BreakerState, createCircuitBreaker, defaultBreakerPolicy, type Permit } from "./circuit-breaker.ts";

function aBreaker() {
  let time = 1_000_000;
  const changes: BreakerState[] = [];
  const breaker = createCircuitBreaker({ now: () => time, onChange: (state) => changes.push(state) });
  const advance = (ms: number) => {
    time += ms;
  };
  const fail = () => breaker.tryEnter()?.failure();
  return { breaker, changes, advance, fail };
}

describe("a circuit breaker", () => {
  it("opens on the third failure within 60 s, successes in between or not", () => {
    const { breaker, advance, fail } = aBreaker();
    fail();
    advance(20_000);
    breaker.tryEnter()?.success();
    fail();
    expect(breaker.state()).toBe("closed");
    advance(39_999);
    fail();
    expect(breaker.state()).toBe("open");
    expect(breaker.tryEnter()).toBeNull();
  });

  it("stays closed when the first of three failures is 60 s old", () => {
    const { breaker, advance, fail } = aBreaker();
    fail();
    advance(30_000);
    fail();
    advance(30_000);
    fail();
    expect(breaker.state()).toBe("closed");
  });

  it("lets two trials through after 30 s and closes when both succeed", () => {
    const { breaker, changes, advance, fail } = aBreaker();
    for (let count = 0; count < 3; count += 1) fail();
    advance(29_999);
    expect(breaker.tryEnter()).toBeNull();
    advance(1);
    const trials = [breaker.tryEnter(), breaker.tryEnter()];
    expect(breaker.tryEnter()).toBeNull();
    trials[0]?.success();
    expect(breaker.state()).toBe("half-open");
    trials[1]?.success();
    expect(changes).toEqual(["open", "half-open", "closed"]);
  });

  it("opens again on the first failed trial, for another 30 s", () => {
    const { breaker, advance, fail } = aBreaker();
    for (let count = 0; count < 3; count += 1) fail();
    advance(30_000);
    fail();
    advance(29_999);
    expect(breaker.state()).toBe("open");
    advance(1);
    expect(breaker.state()).toBe("half-open");
  });

  it("lends the place of a trial that was called off to the next", () => {
    const { breaker, advance, fail } = aBreaker();
    for (let count = 0; count < 3; count += 1) fail();
    advance(30_000);
    const [first] = [breaker.tryEnter(), breaker.tryEnter()];
    first?.release();
    expect(breaker.state()).toBe("half-open");
    expect(breaker.tryEnter()).not.toBeNull();
  });

  it("ignores the late verdict of a call from before it opened", () => {
    const { breaker, advance, fail } = aBreaker();
    const late = breaker.tryEnter();
    const later = breaker.tryEnter();
    for (let count = 0; count < 3; count += 1) fail();
    advance(30_000);
    expect(breaker.state()).toBe("half-open");
    late?.failure();
    expect(breaker.state()).toBe("half-open");
    later?.success();
    breaker.tryEnter()?.success();
    expect(breaker.state()).toBe("half-open");
  });

  it("is not kept open by a clock that was set back", () => {
    const { breaker, advance, fail } = aBreaker();
    for (let count = 0; count < 3; count += 1) fail();
    advance(-900_000);
    expect(breaker.state()).toBe("open");
    advance(30_000);
    expect(breaker.state()).toBe("half-open");
  });

  it("names the number in the policy that makes no sense", () => {
    const policy = { ...defaultBreakerPolicy, windowMs: 0 };
    expect(() => createCircuitBreaker({ policy, now: () => 0 })).toThrow(/"windowMs" must be a positive number, got 0/);
  });

  it("behaves as its model over random histories", { timeout: 60_000 }, () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("enter" as const) }),
      fc.record({ kind: fc.constantFrom("success" as const, "failure" as const, "release" as const), pick: fc.nat(9) }),
      fc.record({ kind: fc.constant("wait" as const), ms: fc.constantFrom(1, 5_000, 15_000, 29_999, 30_000, 60_000) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const { breaker, advance } = aBreaker();
        const model = aModel();
        const open: Array<{ permit: Permit; id: number }> = [];
        for (const one of steps) {
          if (one.kind === "wait") {
            advance(one.ms);
            model.wait(one.ms);
          } else if (one.kind === "enter") {
            const permit = breaker.tryEnter();
            const id = model.enter();
            expect(permit !== null).toBe(id !== null);
            if (permit && id !== null) open.push({ permit, id });
          } else {
            const [call] = open.splice(one.pick % (open.length || 1), 1);
            call?.permit[one.kind]();
            if (call) model.settle(call.id, one.kind);
          }
          expect(breaker.state()).toBe(model.state());
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

/** The rules once more, told as a whole history that is read anew for every question: slow, and plain to check. */
function aModel() {
  type Settled = "success" | "failure" | "release";
  const calls: Array<{ phase: number; settled?: Settled }> = [];
  const phases: Array<{ state: BreakerState; since: number; failures: number[] }> = [];
  let time = 0;
  const begin = (state: BreakerState) => phases.push({ state, since: time, failures: [] });
  begin("closed");
  const phase = () => {
    const current = phases.at(-1);
    if (!current) throw new Error("The model always has a phase.");
    return current;
  };
  const ofThisPhase = (settled: Settled | undefined) =>
    calls.filter((call) => call.phase === phases.length && call.settled === settled).length;
  const state = () => {
    if (phase().state === "open" && time - phase().since >= 30_000) begin("half-open");
    return phase().state;
  };
  return {
    state,
    wait: (ms: number) => {
      time += ms;
    },
    enter: () => {
      if (state() === "open") return null;
      if (state() === "half-open" && ofThisPhase(undefined) + ofThisPhase("success") >= 2) return null;
      return calls.push({ phase: phases.length }) - 1;
    },
    settle: (id: number, settled: Settled) => {
      const call = calls[id];
      if (!call) return;
      call.settled = settled;
      if (call.phase !== phases.length) return;
      if (phase().state === "half-open") {
        if (settled === "failure") begin("open");
        else if (ofThisPhase("success") === 2) begin("closed");
      } else if (settled === "failure") {
        phase().failures.push(time);
        if (phase().failures.filter((at) => time - at < 60_000).length === 3) begin("open");
      }
    },
  };
}
