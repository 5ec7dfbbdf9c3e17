import type { Cue } from "../../text/patterns.ts";

export type DeskCueName = "handoff" | "late" | "waitlist" | "confirm-attendance";

/** What a front desk hears beside visits: a person wanted, lateness, the waitlist, "I will be there". */
export const DESK_CUES: readonly Cue<DeskCueName>[] = [
  {
    name: "handoff",
    weight: 0.95,
    lines: [
      "speak|talk|chat|connect|connected|transfer|put|pass ~4 human|person|agent|representative|operator|receptionist|somebody|someone|staff|manager|people|supervisor|secretary|nurse|rep|desk",
      "to|with|there|want|need|get|an ~1 real|actual|live|living human|person|agent|being|people",
      "^^ human|agent|operator|representative|receptionist|person",
      "call me back",
      "customer|contact|technical service|support|care|representative",
      "person|someone|somebody|human ~2 i can talk|speak|chat",
      "have someone|somebody ~1 call|contact",
      "refill|refills",
      "prescription ~2 renewed|renewal|renew|refilled",
      "test|lab|blood|scan|xray ~1 results|result",
      "my results",
      "referral status|letter",
      "billing question|department|issue|dispute",
      "dispute ~3 bill|charge",
      "medical records",
      "records release|request",
      "prior authorization|authorisation",
      "sick note",
      "doctors note",
      "complaint|complain",
      "lost ~3 there|clinic|office|waiting|yesterday",
      "doctor|nurse ~2 call me",
    ],
  },
  {
    name: "late",
    weight: 0.95,
    lines: [
      "running|run ~3 late",
      "be|am|going ~3 late !in|october|november|august|afternoon|morning",
      "stuck ~3 traffic",
      "i am late",
      "minutes late",
      "hold ~2 my ~1 appointment|spot ~4 late|traffic",
    ],
  },
  {
    name: "waitlist",
    weight: 0.95,
    lines: [
      "waitlist|waitlisted",
      "waiting|wait|cancellation list",
      "let|notify|tell|text|call me ~3 if|when ~4 opens|cancels|open|cancel|available|earlier|sooner",
      "if ~3 cancels",
      "if ~3 opens up",
    ],
  },
  {
    name: "confirm-attendance",
    weight: 0.9,
    lines: [
      "confirm|confirming ~1 my ~2 appointment|attendance|visit|booking|reservation",
      "i will be there|coming",
      "i am coming",
      "still coming|on for",
      "confirm|confirming ~3 i ~2 coming|attend|attending|be",
    ],
  },
];
