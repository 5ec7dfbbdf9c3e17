import type { Fact } from "../../../src/graph/facts.ts";
import type { FactOf } from "../../../src/locales/locale.ts";
import type { Saying } from "../heard.ts";
import { CLINIC, LATER_SLOT, PLACE, PROPOSAL, PROPOSED, SLOT, VISIT } from "./sample-clinic.ts";

/** Facts of a kind, each with what a person must hear when it is told. */
type Samples = { [Kind in Fact["kind"]]: readonly (readonly [FactOf<Kind>, ...Saying[]])[] };

const name = "Dental cleaning";
const expiresAt = "2026-03-02T14:10:00Z";
const when = { text: "5/4", readings: ["2026-05-04", "2026-04-05"] };
const offered = { ...PLACE, offer: { id: "offer-1", slot: SLOT, expiresAt } };
const waiting = { ...PLACE, position: 3 };
const visits = [VISIT, { ...VISIT, id: "visit-2", visitTypeName: "Office visit", date: "2026-03-09" }];
const join = { kind: "waitlist_proposal", proposal: PROPOSAL, visitTypeName: name, criteria: PLACE.criteria } as const;
const cutoff = { kind: "inside_cutoff", appointment: VISIT, cutoffHours: 24 } as const;
const slots = { kind: "slots", visitTypeName: name, slots: [SLOT, LATER_SLOT], relaxed: [], reasons: [] } as const;
const impossible = {
  kind: "impossible_pair" as const,
  visitTypeName: name,
  practitionerName: "Ms. Grace Kim",
  instead: { practitioner: true, locations: ["Downtown"] },
};
const closed = { code: "closed_day", params: { date: "2026-03-08" }, removed: 3 } as const;
const desk = (topic: FactOf<"desk">["topic"]): [FactOf<"desk">, Saying] => [{ kind: "desk", topic }, "for_desk"];
const unclear = (code: FactOf<"ask_when">["ambiguity"]["code"]): [FactOf<"ask_when">, Saying] => [
  { kind: "ask_when", ambiguity: { ...when, code } },
  "asks_when",
];
const conduct = (of: FactOf<"conduct">["conduct"], ...said: Saying[]): [FactOf<"conduct">, ...Saying[]] => [
  { kind: "conduct", conduct: of },
  ...said,
];
const undone = (change: FactOf<"undone">["change"]): [FactOf<"undone">, Saying] => [
  { kind: "undone", change, appointments: [VISIT] },
  "undone",
];
const proposes = (change: FactOf<"visits_proposal">["change"]): [FactOf<"visits_proposal">, Saying] => [
  { kind: "visits_proposal", proposal: PROPOSAL, change },
  "proposes",
];
const undo = (kind: "book" | "reschedule" | "cancel" | "note") =>
  proposes({ kind: "undo", change: { kind, visits: [VISIT], before: kind === "reschedule" ? VISIT : null } });

/** Every kind of fact there is: a new one does not compile here until it is said how it is to be heard. */
export const SAMPLE_FACTS: Samples = {
  hello: [[{ kind: "hello" }, "talk"]],
  greeting: [[{ kind: "greeting" }, "talk"]],
  thanks: [[{ kind: "thanks" }, "talk"]],
  goodbye: [[{ kind: "goodbye" }, "talk"]],
  help: [[{ kind: "help" }, "talk"]],
  out_of_scope: [[{ kind: "out_of_scope" }, "turned_down", "offers_visit"]],
  clinical_advice: [[{ kind: "clinical_advice" }, "advice_declined", "offers_person"]],
  not_understood: [[{ kind: "not_understood" }, "not_understood"]],
  started_over: [[{ kind: "started_over" }, "talk", "asks_visit_type"]],
  stopped: [[{ kind: "stopped" }, "nothing_written"]],
  unread_change: [[{ kind: "unread_change" }, "asks_change"]],
  other_language: [[{ kind: "other_language" }, "turned_down"]],
  too_long: [[{ kind: "too_long" }, "not_understood"]],
  waiting: [[{ kind: "waiting" }, "talk"]],
  repeat: [[{ kind: "repeat", text: "Take your time." }, "talk"]],
  emergency: [
    [{ kind: "emergency", tier: "emergency" }, "emergency"],
    [{ kind: "emergency", tier: "crisis" }, "emergency"],
  ],
  danger_asked: [[{ kind: "danger_asked" }, "danger_told"]],
  not_an_emergency: [[{ kind: "not_an_emergency" }, "talk", "offers_person"]],
  ask_visit_type: [
    [{ kind: "ask_visit_type", candidates: [], suggestions: [] }, "asks_visit_type"],
    [{ kind: "ask_visit_type", candidates: ["Skin check", "Office visit"], suggestions: [] }, "asks_visit_type"],
    [{ kind: "ask_visit_type", candidates: ["A", "B", "C", "D", "E"], suggestions: [] }, "asks_visit_type"],
  ],
  ask_when: [
    unclear("weekday_mismatch"),
    unclear("day_month_order"),
    unclear("half_of_day"),
    unclear("next_weekday"),
    unclear("no_such_day"),
    unclear("no_such_time"),
    [{ kind: "ask_when", ambiguity: { code: "no_such_day", readings: [], text: "February 30" } }, "asks_when"],
    unclear("near_midnight"),
    unclear("misheard"),
    unclear("passed"),
  ],
  read_as: [[{ kind: "read_as", ambiguity: { ...when, code: "day_month_order" } }, "talk"]],
  ambiguous_choice: [[{ kind: "ambiguous_choice", options: ["Thursday at 9:00 AM", "10:00 AM"] }, "asks_which_time"]],
  ask_choice: [[{ kind: "ask_choice" }, "asks_choice"]],
  slots: [
    [{ ...slots, slots: [SLOT, LATER_SLOT], relaxed: [], reasons: [], others: false }, "shows_slots"],
    [{ ...slots, slots: [SLOT], relaxed: [], reasons: [], others: false }, "shows_slots"],
    [{ ...slots, slots: [SLOT], relaxed: [], reasons: [], others: true }, "shows_slots"],
    [{ ...slots, slots: [SLOT], relaxed: ["dates"], reasons: [closed], others: false }, "shows_slots", "relaxed"],
    [{ ...slots, slots: [SLOT], relaxed: ["times"], reasons: [], others: false }, "shows_slots", "relaxed"],
  ],
  no_slots: [
    [
      {
        kind: "no_slots",
        visitTypeName: name,
        reasons: [closed],
        instead: { practitioner: true, locations: ["Main"] },
      },
      "none_free",
      "offers_person",
    ],
  ],
  held: [[{ kind: "held", slot: SLOT, expiresAt }, "talk"]],
  still_held: [[{ kind: "still_held", slot: SLOT, expiresAt }, "talk"]],
  ask_identity: [
    [{ kind: "ask_identity", missing: ["name", "dateOfBirth", "phone"], known: {} }, "asks_details"],
    [{ kind: "ask_identity", missing: ["phone"], known: { name: "Ana Ruiz" } }, "asks_details"],
  ],
  invalid_identity: [
    [{ kind: "invalid_identity", field: "dateOfBirth" }, "asks_details"],
    [{ kind: "invalid_identity", field: "phone" }, "asks_details"],
    [{ kind: "invalid_identity", field: "name" }, "asks_details"],
  ],
  proposal: [
    [{ kind: "proposal", proposal: PROPOSAL, card: PROPOSED, reminder: false }, "proposes"],
    [
      {
        kind: "proposal",
        proposal: { ...PROPOSAL, kind: "reschedule" },
        card: { ...PROPOSED, action: "reschedule", replaces: "Dental cleaning on Monday, March 9 at 8:00 AM" },
        reminder: true,
      },
      "proposes",
    ],
    [
      {
        kind: "proposal",
        proposal: { ...PROPOSAL, kind: "cancel", expiresAt: null },
        card: { ...PROPOSED, action: "cancel" },
        reminder: false,
      },
      "proposes",
    ],
  ],
  proposal_expired: [[{ kind: "proposal_expired" }, "nothing_written"]],
  declined: [[{ kind: "declined" }, "nothing_written", "offers_other_time"]],
  booked: [[{ kind: "booked", appointment: VISIT }, "booked"]],
  rescheduled: [[{ kind: "rescheduled", appointment: VISIT }, "moved"]],
  cancelled: [[{ kind: "cancelled", appointment: VISIT }, "cancelled"]],
  refused: [
    [{ kind: "refused", code: "slot_taken", message: "That time has just been taken.", params: {} }, "refused"],
  ],
  unavailable: [
    [{ kind: "unavailable", part: "calendar" }, "unavailable"],
    [{ kind: "unavailable", part: "knowledge" }, "unavailable"],
    [{ kind: "unavailable", part: "desk" }, "unavailable"],
  ],
  answer: [
    [
      {
        kind: "answer",
        text: "Parking is free. Shall I cancel this visit?",
        sources: [{ title: "Parking", effectiveFrom: "" }],
      },
      "answered",
    ],
  ],
  closed_on: [
    [
      {
        kind: "closed_on",
        closures: [{ day: "2026-03-08", locationName: "Elsewhere", from: "00:00", to: "24:00" }],
        otherwise: false,
      },
      "answered",
    ],
  ],
  unknown_answer: [
    [{ kind: "unknown_answer", offer: true }, "unknown_answer", "offers_person"],
    [{ kind: "unknown_answer", offer: false }, "unknown_answer"],
  ],
  handoff: [
    [{ kind: "handoff", reason: "asked", reachable: true }, "handed_over"],
    [{ kind: "handoff", reason: "asked", reachable: false }, "handed_over", "asks_details"],
  ],
  // The talk itself.
  plan: [[{ kind: "plan", wishes: ["cancel", "book"] }, "talk"]],
  next_up: [
    [{ kind: "next_up", wish: "book", person: null, ofSeries: false }, "next_up"],
    [{ kind: "next_up", wish: "book", person: "Mia", ofSeries: false }, "next_up"],
    [{ kind: "next_up", wish: "book", person: null, ofSeries: true }, "next_up"],
  ],
  offer_resume: [
    [{ kind: "offer_resume", visitTypeName: name, held: true }, "offers_resume"],
    [{ kind: "offer_resume", visitTypeName: null, held: false }, "offers_resume"],
  ],
  ask_for_whom: [[{ kind: "ask_for_whom" }, "asks_for_whom"]],
  ask_referral: [[{ kind: "ask_referral", visitTypeName: "Ultrasound scan" }, "asks_referral"]],
  ask_established: [[{ kind: "ask_established", visitTypeName: "Office visit" }, "asks_established"]],
  new_patient_first: [[{ kind: "new_patient_first", visitTypeName: "New patient visit" }, "talk"]],
  kept_as_is: [[{ kind: "kept_as_is" }, "nothing_written"]],
  ask_practitioner: [
    [
      {
        kind: "ask_practitioner",
        options: CLINIC.practitioners.map(({ name }) => ({ name, specialty: "dentistry", locations: ["Downtown"] })),
      },
      "asks_practitioner",
    ],
  ],
  why_detail: (["name", "dateOfBirth", "phone", "code", "payer"] as const).map((field) => [
    { kind: "why_detail", field },
    "answered",
  ]),
  detail_refused: [[{ kind: "detail_refused", field: "phone" }, "turned_down", "offers_person"]],
  contradiction: [[{ kind: "contradiction", said: ["morning", "after 2 pm"] }, "asks_contradiction"]],
  conduct: [
    conduct("abuse", "turned_down"),
    conduct("harassment", "turned_down"),
    conduct("prompt_attack", "turned_down"),
    conduct("privacy_fishing", "turned_down"),
    conduct("robot_question", "answered"),
    conduct("frustration", "talk", "offers_person"),
    conduct("small_talk", "talk", "offers_other_time"),
  ],
  payer_unknown: [[{ kind: "payer_unknown" }, "answered"]],
  impossible_pair: [
    [
      { ...impossible, worksAt: ["Downtown"], wanted: ["North Hills"], slots: [] },
      "none_free",
      "offers_person",
      "relaxed",
    ],
    [
      { ...impossible, worksAt: ["Downtown"], wanted: ["North Hills"], slots: [SLOT, LATER_SLOT] },
      "relaxed",
      "shows_slots",
    ],
  ],
  offer_waitlist: [[{ kind: "offer_waitlist" }, "none_free", "offers_waitlist"]],
  no_bypass: [[{ kind: "no_bypass" }, "turned_down"]],
  welcome_back: (["held", "offered", "asked"] as const).map((standing) => [
    { kind: "welcome_back", days: 2, standing },
    "talk",
  ]),
  comparison: [
    [
      {
        kind: "comparison",
        visitTypeName: name,
        rows: [
          { practitionerName: "Ms. Grace Kim", slot: SLOT },
          { practitionerName: "Mr. Tomas Rivera", slot: null },
        ],
      },
      "compares",
      "shows_slots",
    ],
    [
      { kind: "comparison", visitTypeName: name, rows: [{ practitionerName: "Mr. Tomas Rivera", slot: null }] },
      "none_free",
    ],
  ],
  desk: [
    desk("refill"),
    desk("results"),
    desk("referral_status"),
    desk("billing"),
    desk("records"),
    desk("prior_authorisation"),
    desk("letter"),
    desk("clinical_question"),
    desk("medication"),
    desk("complaint"),
    desk("callback"),
    desk("lost_item"),
    desk("new_patient_registration"),
    desk("contact_update"),
    desk("insurance_update"),
    desk("proxy"),
    desk("privacy"),
  ],
  handoff_updated: [
    [{ kind: "handoff_updated", reachable: true }, "handed_over"],
    [{ kind: "handoff_updated", reachable: false }, "handed_over"],
  ],
  written_for_other: [[{ kind: "written_for_other", reference: "ABCD-EFGH" }, "offers_rebooking"]],
  person_here: [[{ kind: "person_here" }]],
  // Proving who asks.
  ask_who: (["lookup", "cancel", "reschedule", "change", "waitlist", "book"] as const).map((action) => [
    { kind: "ask_who", action, missing: ["name", "dateOfBirth"] },
    "asks_details",
  ]),
  code_again: [[{ kind: "code_again" }, "talk"]],
  code_asked: [
    [{ kind: "code_asked", expiresAt, attemptsLeft: 3 }, "asks_code"],
    [{ kind: "code_asked", expiresAt, attemptsLeft: 1 }, "asks_code"],
  ],
  code_unread: [[{ kind: "code_unread" }, "asks_code"]],
  code_wrong: [[{ kind: "code_wrong", attemptsLeft: 2 }, "asks_code"]],
  code_expired: [[{ kind: "code_expired" }, "offers_new_code"]],
  identity_proved: [[{ kind: "identity_proved" }, "talk"]],
  nothing_there: [
    [{ kind: "nothing_there", action: "lookup" }, "no_visits"],
    [{ kind: "nothing_there", action: "cancel" }, "no_visits"],
  ],
  identity_failed: [[{ kind: "identity_failed" }, "identity_failed"]],
  identity_unavailable: [[{ kind: "identity_unavailable" }, "identity_failed"]],
  // Visits there are.
  coming_visits: [
    [{ kind: "coming_visits", appointments: [VISIT] }, "shows_visits"],
    [{ kind: "coming_visits", appointments: visits }, "shows_visits"],
  ],
  no_visits: [[{ kind: "no_visits" }, "no_visits", "offers_visit"]],
  no_such_visit: [[{ kind: "no_such_visit", appointments: visits }, "no_visits", "shows_visits"]],
  which_visit: [
    [{ kind: "which_visit", appointments: visits, task: "cancel" }, "asks_which_visit"],
    [{ kind: "which_visit", appointments: visits, task: "reschedule" }, "asks_which_visit"],
  ],
  visit_details: [[{ kind: "visit_details", appointment: VISIT }, "shows_visit"]],
  visit_preparation: [
    [{ kind: "visit_preparation", appointment: VISIT }, "answered"],
    [{ kind: "visit_preparation", appointment: { ...VISIT, preparation: null } }, "answered"],
  ],
  calendar_file: [[{ kind: "calendar_file", appointment: VISIT, url: "/calendar.ics" }, "shows_visit"]],
  attendance_confirmed: [[{ kind: "attendance_confirmed", appointment: VISIT }, "confirmed"]],
  ask_minutes_late: [[{ kind: "ask_minutes_late", appointment: VISIT }, "asks_minutes_late"]],
  late_noted: [
    [{ kind: "late_noted", appointment: VISIT, minutes: 10, limitMinutes: null }, "late_noted"],
    [{ kind: "late_noted", appointment: VISIT, minutes: 30, limitMinutes: 15 }, "late_noted"],
  ],
  ask_need: [[{ kind: "ask_need", appointment: VISIT }, "asks_need"]],
  inside_cutoff: (["cancel", "reschedule", "undo"] as const).map((action) => [
    { ...cutoff, action },
    "turned_down",
    "offers_person",
  ]),
  modality_not_offered: (["in_person", "video", "phone"] as const).map((modality) => [
    { kind: "modality_not_offered", appointment: VISIT, modality },
    "turned_down",
    "offers_person",
  ]),
  nothing_earlier: [[{ kind: "nothing_earlier", appointment: VISIT }, "none_free", "offers_waitlist"]],
  visits_proposal: [
    proposes({ kind: "cancel_some", appointments: visits }),
    proposes({ kind: "add_need", appointment: VISIT, needs: { interpreter: "Spanish" } }),
    undo("book"),
    undo("reschedule"),
    undo("cancel"),
    undo("note"),
  ],
  cancelled_some: [[{ kind: "cancelled_some", appointments: visits }, "cancelled"]],
  need_added: [[{ kind: "need_added", appointment: VISIT }, "need_added"]],
  undone: [undone("book"), undone("reschedule"), undone("cancel"), undone("note")],
  awaiting_approval: [[{ kind: "awaiting_approval", appointment: { ...VISIT, status: "pending" } }, "booked"]],
  changed_meanwhile: [
    [{ kind: "changed_meanwhile", appointment: VISIT }, "nothing_written"],
    [{ kind: "changed_meanwhile", appointment: null }, "nothing_written"],
  ],
  // The waitlist.
  waitlist_empty: [[{ kind: "waitlist_empty" }, "no_visits", "offers_waitlist"]],
  waitlist_ask_who: [[{ kind: "waitlist_ask_who", missing: ["name", "phone"], known: {} }, "asks_details"]],
  waitlist_proposal: [
    [{ ...join, action: "join", who: "Ana Ruiz (born April 3, 1988)", replaces: null }, "proposes"],
    [{ ...join, action: "join", who: null, replaces: "your visit on Monday" }, "proposes"],
    [{ ...join, action: "edit", who: null, replaces: null }, "proposes"],
    [{ ...join, action: "leave", who: null, replaces: null }, "proposes"],
  ],
  waitlist_accept_proposal: [
    [{ kind: "waitlist_accept_proposal", proposal: PROPOSAL, card: PROPOSED, slot: SLOT, swap: null }, "proposes"],
    [{ kind: "waitlist_accept_proposal", proposal: PROPOSAL, card: PROPOSED, slot: SLOT, swap: VISIT }, "proposes"],
  ],
  waitlist_joined: [[{ kind: "waitlist_joined", place: PLACE }, "joined"]],
  waitlist_edited: [[{ kind: "waitlist_edited", place: PLACE }, "joined"]],
  waitlist_left: [[{ kind: "waitlist_left", place: PLACE }, "left_list"]],
  waitlist_declined: [[{ kind: "waitlist_declined", place: PLACE }, "nothing_written"]],
  waitlist_places: [
    [{ kind: "waitlist_places", places: [PLACE] }, "shows_places"],
    [{ kind: "waitlist_places", places: [waiting] }, "shows_places"],
    [{ kind: "waitlist_places", places: [offered] }, "shows_places", "offers_freed_time"],
  ],
  waitlist_which: (["edit", "leave", "accept", "decline"] as const).map((action) => [
    { kind: "waitlist_which", places: [PLACE, waiting], action },
    "asks_which_place",
    "shows_places",
  ]),
  waitlist_no_offer: [[{ kind: "waitlist_no_offer" }, "none_free"]],
  waitlist_ask_change: [[{ kind: "waitlist_ask_change", place: PLACE }, "asks_change"]],
  messages_set: [
    [{ kind: "messages_set", wanted: true }, "messages_set"],
    [{ kind: "messages_set", wanted: false }, "messages_set"],
  ],
};
