import type { AppointmentCard, Card } from "../../../src/graph/reply.ts";
import type { Meaning, TurnRecord } from "../../trial.ts";

/** What a turn says; the rest has defaults. */
export interface TurnSketch {
  says: string;
  means?: Meaning;
  answer: string;
  cards?: Card[];
  suggestions?: string[];
  nodes?: string[];
  tools?: TurnRecord["tools"];
  writes?: TurnRecord["writes"];
  pending?: string;
  failed?: string;
}

const NODES = ["screenMessage", "understandMessage", "supervise", "composeReply"];

const VISIT: Omit<AppointmentCard, "status"> = {
  visitType: "Dental cleaning",
  practitioner: "Mr. Ben Carter",
  location: "North Hills",
  when: "Monday, March 2, 2026 at 11:00 AM",
  timeZone: "America/New_York",
  startsAt: "2026-03-02T16:00:00.000Z",
  endsAt: "2026-03-02T16:40:00.000Z",
  patientName: "Ana Ruiz",
};

const SLOTS: Card = {
  type: "agentcare.slots",
  content: {
    visitType: "Dental cleaning",
    timeZone: "America/New_York",
    days: [
      ["2026-03-02", "Monday, March 2", "11:00", "11:00 AM", "Mr. Ben Carter", "North Hills"],
      ["2026-03-03", "Tuesday, March 3", "13:00", "1:00 PM", "Ms. Leila Haddad", "South Shore"],
      ["2026-03-04", "Wednesday, March 4", "17:00", "5:00 PM", "Ms. Leila Haddad", "South Shore"],
    ].map(([date = "", label = "", time = "", said = "", practitioner = "", location = ""]) => ({
      date,
      label,
      slots: [
        {
          slotId: `${date}T${time}`,
          time,
          label: said,
          practitioner,
          location,
          accessibleName: `${label} at ${said} with ${practitioner}, ${location}`,
        },
      ],
    })),
  },
};

export const VISIT_FIELDS = {
  status: "booked",
  patient: "Ana Ruiz, 1988-04-03",
  visitType: "dental-cleaning",
  practitioner: "ben-carter",
  location: "north-hills",
  startsAt: "2026-03-02T11:00",
  needs: null,
};

const SUMMARY =
  "Dental cleaning for Ana Ruiz (born April 3, 1988, phone 555-0142), Monday, March 2 at 11:00 AM, with Mr. Ben Carter at North Hills";

export const BOOKING: readonly TurnSketch[] = [
  {
    says: "hi, I need a dental cleaning, first available please",
    answer: "Hello from Riverside Health. Here are free times for a dental cleaning. Which one suits you?",
    cards: [SLOTS],
    suggestions: ["The first one", "Other days", "In the afternoon"],
    tools: [{ name: "find_slots", args: { visitType: "dental-cleaning" }, refusal: null }],
  },
  {
    says: "the first one",
    means: "choice",
    answer:
      "I'm holding Monday, March 2 at 11:00 AM with Mr. Ben Carter at North Hills for you for 10 minutes.\n\nTo book it, I need the patient's full name, date of birth, and phone number.",
    cards: [
      {
        type: "agentcare.form",
        content: {
          purpose: "identity",
          fields: [
            { name: "name", label: "Full name", type: "text", autocomplete: "name" },
            { name: "dateOfBirth", label: "Date of birth", type: "date", autocomplete: "bday" },
            { name: "phone", label: "Phone", type: "tel", autocomplete: "tel" },
          ],
          submitLabel: "Continue",
        },
      },
    ],
    tools: [{ name: "hold_slot", args: { slotId: "2026-03-02T11:00" }, refusal: null }],
    writes: [{ table: "holds", id: "hold-1", what: "held", fields: { startsAt: "2026-03-02T11:00" } }],
  },
  {
    says: "Ana Ruiz, born 3 April 1988, 555-0142",
    means: "details",
    answer: `Please check: ${SUMMARY}. Shall I book it? I'm holding it for 10 minutes.`,
    cards: [{ type: "agentcare.appointment", content: { ...VISIT, status: "proposed", action: "book" } }],
    suggestions: ["Yes, book it", "No"],
  },
  {
    says: "yes",
    means: "yes",
    pending: SUMMARY,
    answer:
      "You're booked: Dental cleaning on Monday, March 2 at 11:00 AM with Mr. Ben Carter at North Hills. Your reference is RC-7K3M-Q2. Brush as usual and bring a list of your medicines.",
    cards: [{ type: "agentcare.appointment", content: { ...VISIT, status: "booked", reference: "RC-7K3M-Q2" } }],
    tools: [{ name: "book_appointment", args: {}, refusal: null }],
    writes: [{ table: "appointments", id: "visit-1", what: "booked", fields: VISIT_FIELDS }],
  },
];

/** The same wish, and the time goes to somebody else before the yes. */
export const SLOT_GONE: readonly TurnSketch[] = [
  ...BOOKING.slice(0, 3),
  {
    says: "yes please, go ahead",
    means: "yes",
    pending: SUMMARY,
    answer:
      "You're booked: Dental cleaning on Tuesday, March 3 at 1:00 PM with Ms. Leila Haddad at South Shore. Your reference is RC-9P2X-B4.",
    cards: [
      {
        type: "agentcare.appointment",
        content: {
          ...VISIT,
          status: "booked",
          reference: "RC-9P2X-B4",
          practitioner: "Ms. Leila Haddad",
          location: "South Shore",
          when: "Tuesday, March 3, 2026 at 1:00 PM",
        },
      },
    ],
    tools: [
      { name: "book_appointment", args: {}, refusal: "slot_taken" },
      { name: "book_appointment", args: {}, refusal: null },
    ],
    writes: [
      {
        table: "appointments",
        id: "visit-1",
        what: "booked",
        fields: {
          ...VISIT_FIELDS,
          practitioner: "leila-haddad",
          location: "south-shore",
          startsAt: "2026-03-03T13:00",
        },
      },
    ],
  },
];

export const QUESTION: readonly TurnSketch[] = [
  {
    says: "what do you charge when somebody cancels late?",
    means: "question",
    answer: "Cancelling less than 24 hours before a visit costs $40. You can cancel free of charge until then.",
    tools: [{ name: "answer_question", args: { question: "late cancellation" }, refusal: null }],
    suggestions: ["Book a visit", "Cancel a visit"],
  },
  { says: "thanks", means: "remark", answer: "You're welcome. Is there anything else?" },
];

export const EMERGENCY: readonly TurnSketch[] = [
  {
    says: "I have a crushing pain in my chest and my left arm is numb",
    means: "emergency",
    answer: "This may be an emergency. Call 911 now. Do not wait for an answer here.",
    nodes: ["screenMessage", "composeReply"],
    cards: [
      {
        type: "agentcare.emergency",
        content: {
          title: "This may be an emergency",
          text: "Call 911 now.",
          calls: [{ label: "Call 911", number: "911" }],
        },
      },
    ],
    tools: [{ name: "request_handoff", args: { urgency: "emergency" }, refusal: null }],
    writes: [{ table: "handoffs", id: "note-1", what: "queued", fields: { topic: null, urgency: "emergency" } }],
  },
];

export const toTurn = (sketch: TurnSketch, at: number): TurnRecord => ({
  move: { kind: "text", text: sketch.says, means: sketch.means ?? "wish" },
  at: new Date(Date.UTC(2026, 2, 2, 14, at)).toISOString(),
  text: sketch.answer,
  cards: sketch.cards ?? [],
  suggestions: sketch.suggestions ?? [],
  pendingBefore: sketch.pending
    ? { id: "proposal-1", kind: "book", expiresAt: null, summary: sketch.pending, holdId: "hold-1" }
    : null,
  state: { held: null, pending: null, suggestions: sketch.suggestions ?? [] },
  failed: sketch.failed ?? null,
  nodes: sketch.nodes ?? NODES,
  tools: sketch.tools ?? [],
  writes: sketch.writes ?? [],
  ms: 40 + at * 7,
});
