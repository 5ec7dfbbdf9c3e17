import { describe, expect, it } from "vitest";
import { renderReply } from "../../src/agents/render-reply.ts";
import type { Fact } from "../../src/graph/facts.ts";
import { english } from "../../src/locales/en/index.ts";
import { refusalText } from "../../src/locales/en/refusals.ts";
import { REFUSAL_CODES, type RefusalCode, type RefusalParams } from "../../src/scheduling/refusal.ts";
import { hear } from "./hear.ts";
import { SAYINGS } from "./heard.ts";
import { LATER_SLOT, PROPOSAL, PROPOSED, SLOT, VISIT, VOICE } from "./testing/sample-clinic.ts";
import { SAMPLE_FACTS } from "./testing/sample-facts.ts";

const tell = (...facts: Fact[]) => {
  const { text, cards, suggestions } = renderReply(facts, VOICE, english);
  return hear({ text, cards, suggestions, state: null, failed: null });
};

// A fact's samples belong to its kind; joined they are a list of facts.
const samples = Object.entries(SAMPLE_FACTS).flatMap(([kind, list]) =>
  (list as readonly (readonly [Fact, ...string[]])[]).map(([fact, ...said], index) => ({
    title: `${kind} ${index + 1}`,
    fact,
    said,
  })),
);

describe("what an answer says to a person", () => {
  it.each(samples)("hears $title as what it is, and as nothing else", ({ fact, said }) => {
    expect([...tell(fact).said].sort()).toEqual([...said].sort());
  });

  it("knows no saying that nothing says", () => {
    const heard = new Set(samples.flatMap(({ said }) => said));
    expect(SAYINGS.filter((saying) => !heard.has(saying))).toEqual([]);
  });

  it.each(samples)("hears $title in a longer answer too", ({ fact, said }) => {
    expect([...tell({ kind: "hello" }, fact, { kind: "thanks" }).said]).toEqual(expect.arrayContaining(said));
  });

  it.each([...REFUSAL_CODES])("hears why: %s", (code) => {
    const params = PARAMS[code] ?? {};
    const message = refusalText(code, params);
    for (const text of [message, refusalText(code)]) {
      const heard = hear({ text, cards: [], suggestions: [], state: null, failed: null });
      expect(heard.reasons).toEqual([code]);
      const said = code === "calendar_unavailable" ? "unavailable" : "refused";
      expect(heard.said.has(said)).toBe(code !== "identity_required");
    }
  });

  it("takes what a document says as an answer, whatever its words", () => {
    const text = "Shall I cancel this visit? You're booked: nothing.\nSource: Odd sentences";
    const heard = hear({ text, cards: [], suggestions: [], state: null, failed: null });
    expect([...heard.said]).toEqual(["answered"]);
  });

  it("sees the free times", () => {
    const { slots } = tell({ ...(SAMPLE_FACTS.slots[0]?.[0] as Fact & { kind: "slots" }) });
    expect(slots).toMatchObject([
      { slotId: SLOT.id, date: "2026-03-05", time: "10:00", practitioner: "Ms. Grace Kim", location: "North Hills" },
      { slotId: LATER_SLOT.id, date: "2026-03-06", time: "14:30", practitioner: "Mr. Tomas Rivera" },
    ]);
  });

  it("hears which details are asked for: by a form, in a sentence, and for a call back", () => {
    expect(tell({ kind: "ask_identity", missing: ["dateOfBirth", "phone"], known: {} }).missing).toEqual([
      "dateOfBirth",
      "phone",
    ]);
    const text = "To book it, I need the patient's full name and phone number.";
    expect(hear({ text, cards: [], suggestions: [], state: null, failed: null }).missing).toEqual(["name", "phone"]);
    expect(tell({ kind: "invalid_identity", field: "dateOfBirth" }).missing).toEqual(["dateOfBirth"]);
    expect(tell({ kind: "handoff", reason: "asked", reachable: false }).missing).toEqual(["phone"]);
  });

  it("hears a proposal with what it would write", () => {
    const { id, kind, expiresAt, holdId } = PROPOSAL;
    const state = { held: null, suggestions: [], pending: { id, kind, expiresAt, holdId, summary: "as read" } };
    const reply = renderReply(
      [{ kind: "proposal", proposal: PROPOSAL, card: PROPOSED, reminder: false }],
      VOICE,
      english,
    );
    const heard = hear({ ...reply, state, failed: null });
    expect(heard.proposal).toMatchObject({ id, kind, summary: "as read", card: { patientName: "Ana Ruiz" } });
    // Still pending while something else is talked about.
    expect(hear({ text: "Take your time.", cards: [], suggestions: [], state, failed: null }).proposal?.id).toBe(id);
  });

  it("reads the visits that are named", () => {
    const other = { ...VISIT, visitTypeName: "Office visit", date: "2026-12-24", time: "00:15" };
    const named = { visitType: "Dental cleaning", monthDay: "03-05", time: "10:00", practitioner: "Ms. Grace Kim" };
    expect(tell({ kind: "coming_visits", appointments: [VISIT, other] }).visits).toEqual([
      { ...named, position: 1 },
      { ...named, position: 2, visitType: "Office visit", monthDay: "12-24", time: "00:15" },
    ]);
    expect(tell({ kind: "coming_visits", appointments: [VISIT] }).visits).toEqual([{ ...named, position: null }]);
    expect(tell({ kind: "cancelled", appointment: VISIT }).visits).toEqual([{ ...named, position: null }]);
  });

  it("hears nothing where there is nothing", () => {
    expect(hear({ text: "", cards: [], suggestions: [], state: null, failed: "away" })).toMatchObject({
      nothing: true,
    });
  });
});

const PARAMS: Partial<Record<RefusalCode, RefusalParams>> = {
  below_min_notice: { visit: "Dental cleaning", minNoticeMinutes: 240 },
  beyond_horizon: { opensOn: "2026-06-01", lastDate: "2026-05-30" },
  outside_hours: { opens: "08:00", closes: "17:00" },
  closed_day: { date: "2026-03-08", nextDate: "2026-03-09" },
  provider_off: { practitioner: "Dr. Susan Lee", returnsOn: "2026-03-12" },
  visit_not_offered_by_provider: { practitioner: "Dr. Susan Lee", visit: "Dental cleaning", eligible: "Ms. Grace Kim" },
  needs_referral: { visit: "Ultrasound scan" },
  needs_new_patient_visit: { visit: "Office visit" },
  age_limit: { visit: "Child visit", maxAgeYears: 17 },
  room_unavailable: { label: "Dental chair" },
  device_unavailable: { label: "Ultrasound machine" },
  patient_active_limit: { limit: 4 },
  reschedule_limit: { limit: 3 },
  cancel_cutoff: { cutoffHours: 24, phone: "(914) 555-0100" },
  identity_required: { problem: "check" },
  slot_held: { untilTime: "09:10" },
  fully_booked_until: { date: "2026-08-12" },
};
