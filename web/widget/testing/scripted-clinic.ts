import type { AppointmentCard, Card, FormCard, PublicState, Reply, SlotsCard } from "../../../src/graph/reply.ts";
import type { ChatPageClinic } from "../../../src/http/routes/chat-page.ts";

export const CLINIC: ChatPageClinic = {
  slug: "riverside",
  name: "Riverside Clinic",
  phone: "(555) 010-0100",
  timeZone: "America/New_York",
};

/** What the browser sent in one turn, as far as the script cares. */
export interface ScriptedInput {
  text: string;
  slotId: string | null;
  form: FormCard["purpose"] | null;
  approved: boolean | null;
}

/** An answer and the state after it; `proposalId` makes the run end with a question. */
export interface ScriptedTurn {
  reply: Reply;
  state: PublicState;
}

const NOTHING: PublicState = { held: null, pending: null, suggestions: [] };
const DAYS = [
  { date: "2026-03-10", label: "Tuesday, March 10", times: ["14:00", "14:30", "15:15", "16:00"] },
  { date: "2026-03-11", label: "Wednesday, March 11", times: ["14:15", "15:45"] },
];
const PRACTITIONERS = ["Dr. Amara Lee", "Jordan Kim, RDH"];

/** A clinic that knows one visit: enough to see every card and every way of answering on the page. */
export function answerOf(input: ScriptedInput, before: PublicState, expiresAt: string): ScriptedTurn {
  const { text, slotId, form, approved } = input;
  if (slotId) {
    const held = { label: `${slotId}`, expiresAt };
    const question =
      "I'm holding that time for you. Who is the visit for? I need a name, a date of birth and a phone number.";
    return turn(question, [IDENTITY], { ...NOTHING, held });
  }
  if (form === "code") return turn(`Thank you, that's the right code.\n${VISITS}`, [], NOTHING);
  if (form) {
    const summary = "Dental cleaning with Dr. Amara Lee on Tuesday, March 10, 2026 at 2:00 PM for Ana Ruiz.";
    const pending = { id: crypto.randomUUID(), kind: "book" as const, expiresAt, holdId: "hold-1", summary };
    const state = { held: before.held, pending, suggestions: ["Do you validate parking?"] };
    return turn(`${summary} Shall I book it?`, [appointment({ status: "proposed", action: "book", expiresAt })], state);
  }
  if (before.pending?.kind === "cancel_some" && approved !== null) {
    return turn(approved ? `These visits are cancelled:\n${TWO}` : "Nothing was changed.", [], NOTHING);
  }
  if (/cancel both/i.test(text)) {
    const summary = "Cancel Dental cleaning on Tuesday, March 10; Check-up on Friday, April 3";
    const pending = { id: crypto.randomUUID(), kind: "cancel_some" as const, expiresAt: null, holdId: null, summary };
    const asked = { ...NOTHING, pending, suggestions: ["Yes", "No", "Yes, ask a person"] };
    return turn(`Shall I cancel all 2 of these visits?\n${TWO}`, [], asked);
  }
  if (/calendar/i.test(text)) return turn("Here are your visits for your calendar.", visitCards(), NOTHING);
  // As while a person of the clinic has taken over.
  if (/anybody there/i.test(text)) return turn("", [], before);
  if (before.pending && (approved === true || /^yes\b/i.test(text))) {
    const booked = appointment({
      status: "booked",
      reference: "RC-7K3M-Q2",
      preparation: "Please arrive ten minutes early.",
    });
    return turn("Done. Your dental cleaning is booked.", [booked], NOTHING);
  }
  if (before.pending && approved === false) {
    return turn("Of course. Here are the free times again.", [slots()], { ...NOTHING, held: before.held });
  }
  if (/park/i.test(text)) {
    // As the real one does: after a question in between, the proposal is read again.
    const again = before.pending
      ? [appointment({ status: "proposed", action: "book", expiresAt: before.pending.expiresAt ?? "" })]
      : [];
    return turn(
      "Yes. Bring your ticket to the front desk and we validate two hours. (Source: Parking and transport)",
      again,
      before,
    );
  }
  if (/person|human/i.test(text)) {
    return turn(
      "I'll let the front desk know.",
      [
        {
          type: "agentcare.handoff",
          content: { reason: "Someone will call you back. You can also call us.", phone: CLINIC.phone },
        },
      ],
      before,
    );
  }
  if (/my visits/i.test(text)) return turn("A code is on its way. Please type it here.", [CODE], NOTHING);
  if (/not an emergency/i.test(text)) {
    const suggestions = ["Yes, ask a person", "No, let's go on"];
    return turn("Thank you for telling me; I've noted it.", [], { ...before, suggestions });
  }
  // As the real clinic does: the message and its card say the same.
  if (/arm is numb/i.test(text)) return turn(EMERGENCY_TEXT, [EMERGENCY], before);
  if (/chest/i.test(text)) return turn("If this is an emergency, call 911 now.", [EMERGENCY], before);
  if (/at midnight/i.test(text)) return turn("I found no free time like that.", [nothingFits()], NOTHING);
  if (/cleaning|appointment/i.test(text)) {
    const found = "Here are the next free times for a dental cleaning in the afternoon.";
    return turn(found, [slots()], { ...NOTHING, suggestions: ["Show other days", "Only with Dr. Lee"] });
  }
  return turn(`You said: ${text}`, [], before);
}

const turn = (text: string, cards: Card[], state: PublicState): ScriptedTurn => ({
  reply: { text, cards, suggestions: state.suggestions },
  state,
});

function slots(): Card {
  const days = DAYS.map(({ date, label, times }) => ({
    date,
    label,
    slots: times.map((time, index) => {
      const practitioner = PRACTITIONERS[index % 2] ?? "";
      const shown = `${Number(time.slice(0, 2)) - 12}${time.slice(2)} PM`;
      return {
        slotId: `${date}T${time}`,
        time,
        label: shown,
        practitioner,
        location: "Downtown",
        accessibleName: `${label} at ${shown} with ${practitioner}, Downtown`,
      };
    }),
  }));
  return { type: "agentcare.slots", content: { visitType: "Dental cleaning", timeZone: CLINIC.timeZone, days } };
}

function nothingFits(): Card {
  const reasons = [
    { code: "outside_hours" as const, text: "Visits of this kind begin between 8:00 AM and 5:00 PM." },
    { code: "provider_off" as const, text: "Dr. Amara Lee is away then." },
  ];
  const nextSteps: SlotsCard["nextSteps"] = [
    { code: "other_practitioner", label: "Another practitioner", say: "With any practitioner" },
    { code: "call", label: `Call ${CLINIC.phone}`, phone: CLINIC.phone },
  ];
  const content = { visitType: "Dental cleaning", timeZone: CLINIC.timeZone, days: [], reasons, nextSteps };
  return { type: "agentcare.slots", content };
}

function appointment(standing: Pick<AppointmentCard, "status"> & Partial<AppointmentCard>): Card {
  return {
    type: "agentcare.appointment",
    content: {
      visitType: "Dental cleaning",
      practitioner: "Dr. Amara Lee",
      location: "Downtown",
      address: "12 River Street",
      when: "Tuesday, March 10, 2026 at 2:00 PM",
      timeZone: CLINIC.timeZone,
      startsAt: "2026-03-10T18:00:00Z",
      endsAt: "2026-03-10T18:45:00Z",
      patientName: "Ana Ruiz",
      ...standing,
    },
  };
}

const TWO = "1. Dental cleaning on Tuesday, March 10\n2. Check-up on Friday, April 3";
const VISITS = `You have 2 visits coming up:\n${TWO}`;

/** Several in one answer, one of them not approved yet, each with its file. */
function visitCards(): Card[] {
  const second = {
    visitType: "Check-up",
    when: "Friday, April 3, 2026 at 9:00 AM",
    startsAt: "2026-04-03T13:00:00Z",
    endsAt: "2026-04-03T13:30:00Z",
  };
  const [first, other] = ["visit-1", "visit-2"].map((id) => `/v1/appointments/${id}/calendar.ics`);
  return [
    appointment({ status: "booked", reference: "RC-7K3M-Q2", calendarUrl: first }),
    appointment({ status: "pending", reference: "RC-9T4W-X8", calendarUrl: other, ...second }),
  ];
}

const CODE: Card = {
  type: "agentcare.form",
  content: {
    purpose: "code",
    fields: [{ name: "code", label: "6-digit code", type: "text", autocomplete: "one-time-code" }],
    submitLabel: "Check the code",
  },
};

const IDENTITY: Card = {
  type: "agentcare.form",
  content: {
    purpose: "identity",
    fields: [
      { name: "name", label: "Full name", type: "text", autocomplete: "name" },
      { name: "dateOfBirth", label: "Date of birth", type: "date", autocomplete: "bday" },
      { name: "phone", label: "Phone number", type: "tel", autocomplete: "tel" },
    ],
    submitLabel: "Continue",
  },
};

const EMERGENCY_TEXT = "Call 911 or go to the nearest emergency room. Do not wait for an answer here.";
const EMERGENCY: Card = {
  type: "agentcare.emergency",
  content: {
    title: "This may be an emergency",
    text: EMERGENCY_TEXT,
    calls: [
      { label: "Call 911", number: "911" },
      { label: "Call or text 988", number: "988" },
    ],
  },
};
