import { describe, expect, it } from "vitest";
import { createIdle } from "./idle.ts";

describe("createIdle", () => {
  it("is over once the last touch is long enough ago, and not before", () => {
    const page = anIdle();
    page.idle.touch();
    page.clock.at = 900;
    page.idle.touch();
    expect(page.timers).toEqual([undefined, 800]);
    page.late();
    expect(page.heard).toEqual(["soon"]);
    page.late();
    expect(page.heard).toEqual(["soon", "over"]);
  });

  it("starts anew when it is touched after the warning", () => {
    const page = anIdle();
    page.idle.touch();
    page.clock.at = 800;
    page.late();
    expect(page.timers).toEqual([800, 200]);
    page.idle.touch();
    expect(page.timers).toEqual([800, undefined, 800]);
  });

  it("notices after a sleep that no timer survived, before anything can be read on", () => {
    const page = anIdle();
    expect(page.idle.touch()).toBe(true);
    page.clock.at = 5_000;
    expect(page.idle.touch()).toBe(false);
    expect(page.heard).toEqual(["over"]);
  });

  it("notices it also without a touch, once", () => {
    const page = anIdle();
    page.idle.touch();
    page.clock.at = 999;
    expect(page.idle.check()).toBe(true);
    expect(page.heard).toEqual([]);
    page.clock.at = 5_000;
    expect(page.idle.check()).toBe(false);
    expect(page.idle.check()).toBe(true);
    expect(page.heard).toEqual(["over"]);
  });

  it("runs one timer, also when it is touched because its time is over", () => {
    const timers = new Set<number>();
    let made = 0;
    const clock = { at: 0 };
    const idle: ReturnType<typeof createIdle> = createIdle({
      afterMs: 1000,
      now: () => clock.at,
      startTimer() {
        const id = ++made;
        timers.add(id);
        return () => timers.delete(id);
      },
      over: () => idle.touch(),
    });
    idle.touch();
    clock.at = 5_000;
    idle.touch();
    expect(timers.size).toBe(1);
  });

  it("stops", () => {
    const page = anIdle();
    page.idle.touch();
    page.idle.stop();
    expect(page.timers).toEqual([undefined]);
  });
});

function anIdle() {
  const clock = { at: 0 };
  const timers: (number | undefined)[] = [];
  let late: (() => void) | null = null;
  const heard: string[] = [];
  const idle = createIdle({
    afterMs: 1000,
    warnedMs: 200,
    now: () => clock.at,
    startTimer(ms, ring) {
      const index = timers.push(ms) - 1;
      late = ring;
      return () => {
        timers[index] = undefined;
      };
    },
    soon: () => heard.push("soon"),
    over: () => heard.push("over"),
  });
  return { idle, clock, timers, late: () => late?.(), heard };
}
