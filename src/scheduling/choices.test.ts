import { describe, expect, it } from "vitest";
import { readAsked } from "./asked.ts";
import type { Post } from "./availability.ts";
import type { SlotQuery } from "./model.ts";
import { nearest } from "./nearest.ts";
import { spread } from "./spread.ts";
import type { Candidate } from "./sweep.ts";

const VISIT = "00000000-0000-4000-8000-000000000001";

function candidate(at: string, practitioner = "kim", location = "main"): Candidate {
  const post: Post = {
    practitioner: { id: practitioner, name: practitioner, acceptingNew: true, durationMinutes: null },
    location: { id: location, name: location, address: "", timeZone: "UTC" },
    durationMs: 1_800_000,
    hours: { planned: [], closed: [], off: [], open: [] },
  };
  const start = Date.parse(`${at}Z`);
  return { post, start, wall: start, heldByYou: false };
}
const names = (candidates: readonly Candidate[] | undefined) =>
  candidates?.map(
    ({ post, start }) => `${new Date(start).toISOString().slice(5, 16)} ${post.practitioner.id} ${post.location.id}`,
  );

describe("L14: three spread options", () => {
  it("differ in day, then part of day, then practitioner, and come in order", () => {
    const free = [
      candidate("2026-03-02T09:00"),
      candidate("2026-03-02T09:00", "lee"),
      candidate("2026-03-02T09:30"),
      candidate("2026-03-02T14:00"),
      candidate("2026-03-03T09:00"),
      candidate("2026-03-03T14:00", "lee"),
      candidate("2026-03-04T18:00"),
    ];
    expect(names(spread(free, 3))).toEqual(["03-02T09:00 kim main", "03-03T14:00 lee main", "03-04T18:00 kim main"]);
    expect(spread(free, 1)).toEqual([free[0]]);
  });

  it("are simply the next ones when there is nothing to vary, and never more than there are", () => {
    const free = [candidate("2026-03-02T09:00"), candidate("2026-03-02T09:30"), candidate("2026-03-02T10:00")];
    expect(spread(free, 2)).toEqual(free.slice(0, 2));
    expect(spread(free, 10)).toEqual(free);
    expect(spread([], 3)).toEqual([]);
  });
});

describe("S8: the nearest that fit", () => {
  const near = (wish: Partial<SlotQuery>, free: Candidate[]) => {
    const found = nearest(readAsked({ visitTypeId: VISIT, ...wish }), free, 2);
    return found && [found.relaxed, names(found.candidates)];
  };
  const tuesday = { dates: [{ from: "2026-03-03", to: "2026-03-03" }] };

  it("lets go of the time of day before the date, and of one thing before two", () => {
    const wish = { ...tuesday, times: [{ from: "14:00" }], practitionerIds: ["kim"] };
    const otherTime = candidate("2026-03-03T09:00");
    const otherDay = candidate("2026-03-04T15:00");
    const otherPerson = candidate("2026-03-03T15:00", "lee");
    expect(near(wish, [otherTime, otherPerson, otherDay])).toEqual([["times"], ["03-03T09:00 kim main"]]);
    expect(near(wish, [otherPerson, otherDay])).toEqual([["dates"], ["03-04T15:00 kim main"]]);
    expect(near(wish, [otherPerson])).toEqual([["practitioner"], ["03-03T15:00 lee main"]]);
    expect(near(wish, [candidate("2026-03-04T09:00")])).toEqual([["times", "dates"], ["03-04T09:00 kim main"]]);
    expect(near(wish, [])).toBeNull();
  });

  it("is near the dates asked for, before or after", () => {
    const free = ["2026-03-01T16:00", "2026-03-02T16:00", "2026-03-04T09:00", "2026-03-06T09:00"].map((at) =>
      candidate(at),
    );
    expect(near(tuesday, free)).toEqual([["dates"], ["03-02T16:00 kim main", "03-04T09:00 kim main"]]);
  });

  it("is on both sides of the dates asked for, though all the nearest lie on one", () => {
    const free = ["2026-03-02T15:00", "2026-03-02T16:00", "2026-03-04T11:00", "2026-03-04T12:00"].map((at) =>
      candidate(at),
    );
    expect(near(tuesday, free)).toEqual([["dates"], ["03-02T16:00 kim main", "03-04T11:00 kim main"]]);
    const after = ["2026-03-04T09:00", "2026-03-04T10:00", "2026-02-20T09:00"].map((at) => candidate(at));
    expect(near(tuesday, after)).toEqual([["dates"], ["02-20T09:00 kim main", "03-04T09:00 kim main"]]);
  });

  it("L4: never gives up a no: not Mondays stays not Mondays", () => {
    const wish = {
      ...tuesday,
      excludedWeekdays: [1],
      excludedPractitionerIds: ["smith"],
      excludedDates: ["2026-03-05"],
    };
    const free = [candidate("2026-03-02T09:00"), candidate("2026-03-04T09:00", "smith"), candidate("2026-03-05T09:00")];
    expect(near(wish, free)).toBeNull();
    expect(near(wish, [...free, candidate("2026-03-06T09:00")])).toEqual([["dates"], ["03-06T09:00 kim main"]]);
  });
});
