import type { ComponentType } from "preact";
import cards from "../styles/cards.css?inline";
import { Question } from "./cards/answers.tsx";
import { Appointment } from "./cards/appointment.tsx";
import type { CardProps } from "./cards/card.ts";
import { Form } from "./cards/form.tsx";
import { Emergency, Handoff } from "./cards/help.tsx";
import { Slots } from "./cards/slots.tsx";

export { Csat } from "./csat.tsx";
export { EndDialog } from "./end-dialog.tsx";
export { transcriptText } from "./transcript-text.ts";

/**
 * What nobody needs before the first answer, in a file of its own: it is loaded when the conversation is first seen, so
 * that a page whose visitors never open it does not pay for it.
 */
export const CARDS: Readonly<Record<string, ComponentType<CardProps>>> = {
  "agentcare.slots": Slots,
  "agentcare.form": Form,
  "agentcare.appointment": Appointment,
  "agentcare.handoff": Handoff,
  "agentcare.emergency": Emergency,
  "page.question": Question,
};

export const styles = cards;
