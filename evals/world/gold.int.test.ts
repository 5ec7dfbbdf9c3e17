import { describe, expect, it } from "vitest";
import { replayGold } from "./gold.ts";
import { aScenario } from "./testing/a-scenario.ts";
import { useTestCopies } from "./testing/test-copies.ts";

const clinics = useTestCopies();

const inWeek = (from: string, to: string) => ({ within: { from: `2026-03-${from}`, to: `2026-03-${to}` } });
const bookOf = (patient: string, visitType: string, at: unknown, as?: string) => ({
  book: { visitType, patient, at, ...(as && { as }) },
});

describe("replaying the gold", () => {
  it("gives the rows that are different, with what the gold leaves open", async () => {
    expect(await replayGold(clinics.copies, aScenario())).toEqual([
      {
        table: "appointments",
        fields: {
          status: "booked",
          cancelReason: null,
          visitType: "dental-cleaning",
          startsAt: "2026-03-02T11:00",
          practitioner: "*",
          location: "*",
          patient: "Ana Ruiz born 1988-04-03",
          phone: "9145550142",
          needs: null,
          confirmed: null,
          lateMinutes: null,
          rescheduled: null,
        },
      },
    ]);
  });

  it("gives the same rows every time, and none where nothing is to change", async () => {
    expect(await replayGold(clinics.copies, aScenario())).toEqual(await replayGold(clinics.copies, aScenario()));
    expect(await replayGold(clinics.copies, aScenario({ gold: [] }))).toEqual([]);
  });

  it("moves, cancels, confirms and notes what `before` has booked", async () => {
    const rows = await replayGold(
      clinics.copies,
      aScenario({
        before: [
          bookOf("ana", "dental-cleaning", inWeek("09T08:00", "14T00:00"), "cleaning"),
          bookOf("ana", "skin-check", inWeek("16T08:00", "21T00:00"), "skin"),
          bookOf("bob", "dental-exam", inWeek("16T08:00", "21T00:00"), "exam"),
        ],
        gold: [
          { reschedule: { visit: "cleaning", at: inWeek("23T08:00", "28T00:00") } },
          { cancel: { visit: "skin" } },
          { confirm: { visit: "exam" } },
          { need: { visit: "exam", needs: { interpreter: "Spanish", wheelchair: true } } },
          { messages: { patient: "bob", wanted: false } },
          { hand_over: { topic: "billing" } },
        ],
      }),
    );
    expect(rows).toMatchObject([
      { table: "appointments", fields: { visitType: "dental-cleaning", cancelReason: "rescheduled" } },
      {
        table: "appointments",
        fields: { visitType: "dental-exam", confirmed: "yes", needs: "interpreter Spanish; wheelchair" },
      },
      { table: "appointments", fields: { visitType: "skin-check", status: "cancelled", cancelReason: "*" } },
      {
        table: "appointments",
        fields: { rescheduled: "yes", startsAt: "within 2026-03-23T08:00..2026-03-28T00:00", practitioner: "*" },
      },
      { table: "contact_preferences", fields: { channel: "email", optedOut: "yes" } },
      { table: "contact_preferences", fields: { channel: "sms", optedOut: "yes" } },
      { table: "handoffs", fields: { topic: "billing", urgency: "routine", reason: "*" } },
    ]);
  });

  it("puts on the waitlist, offers what comes free, and books what was offered", async () => {
    const wait = { visitType: "dental-cleaning", patient: "ana", weekdays: [2, 3], times: [{ from: "09:00" }] };
    const slot = inWeek("09T08:00", "14T00:00");
    const freed = [
      bookOf("bob", "dental-cleaning", slot, "theirs"),
      { join_waitlist: { visitType: "dental-cleaning", patient: "ana", as: "place" } },
      { cancel: { visit: "theirs" } },
    ];
    const joined = await replayGold(clinics.copies, aScenario({ gold: [{ join_waitlist: wait }] }));
    expect(joined).toMatchObject([
      {
        table: "waitlist_entries",
        fields: { state: "waiting", weekdays: "2, 3", times: "09:00-", practitioner: null },
      },
    ]);
    const accepted = await replayGold(
      clinics.copies,
      aScenario({ before: freed, gold: [{ accept_offer: { place: "place" } }] }),
    );
    expect(accepted).toMatchObject([
      { table: "appointments", fields: { status: "booked", patient: "Ana Ruiz born 1988-04-03" } },
      { table: "waitlist_entries", fields: { state: "accepted", offer: null } },
    ]);
    const left = await replayGold(
      clinics.copies,
      aScenario({ before: freed, gold: [{ leave_waitlist: { place: "place" } }] }),
    );
    expect(left).toMatchObject([{ table: "waitlist_entries", fields: { state: "left" } }]);
  });

  it("takes a practitioner's time away before it begins, and finds the next", async () => {
    const at = { earliest: { from: "2026-03-02T09:00", to: "2026-03-28T00:00" } };
    const book = { visitType: "dental-cleaning", patient: "ana", practitioner: "ben-carter", at };
    const before = [{ time_off: { practitioner: "ben-carter", from: "2026-03-02T00:00", to: "2026-03-09T00:00" } }];
    const [row] = await replayGold(clinics.copies, aScenario({ before, gold: [{ book }] }));
    expect(row?.fields.practitioner).toBe("ben-carter");
    expect(String(row?.fields.startsAt) >= "2026-03-09").toBe(true);
  });

  it("notes that somebody will be late for a visit of the same day", async () => {
    const before = [
      bookOf("ana", "dental-cleaning", { earliest: { from: "2026-03-02T09:00", to: "2026-03-03T00:00" } }, "soon"),
    ];
    const gold = [{ late: { visit: "soon", minutes: 10 } }];
    expect(await replayGold(clinics.copies, aScenario({ before, gold }))).toMatchObject([
      { fields: { lateMinutes: "10" } },
    ]);
  });
});

describe("a gold that cannot be carried out", () => {
  it.each([
    [
      "a time that is over",
      [bookOf("ana", "dental-cleaning", "2026-02-27T09:00")],
      /gold 1 \(book\): no dental-cleaning is free/,
    ],
    ["a kind of visit there is not", [bookOf("ana", "haircut", "2026-03-05T09:00")], /has no visit type "haircut"/],
    ["somebody who is not in it", [bookOf("eve", "dental-cleaning", "2026-03-05T09:00")], /nobody is called "eve"/],
    ["a visit nobody booked", [{ cancel: { visit: "none" } }], /nothing was named "none" before/],
  ])("names the file, the action and the mend: %s", async (_, gold, message) => {
    const replay = replayGold(clinics.copies, aScenario({ gold }));
    await expect(replay).rejects.toThrow(message);
    await expect(replay).rejects.toThrow(/a-scenario\.yaml: gold 1/);
  });

  it("says which rule refused it, and that it is the patient's rules that count", async () => {
    const soon = { earliest: { from: "2026-03-02T09:00", to: "2026-03-03T00:00" } };
    const evalCase = aScenario({
      before: [bookOf("ana", "dental-cleaning", soon, "soon")],
      gold: [{ cancel: { visit: "soon" } }],
    });
    await expect(replayGold(clinics.copies, evalCase)).rejects.toThrow(
      /gold 1 \(cancel\) was refused \(cancel_cutoff\)/,
    );
  });
});
