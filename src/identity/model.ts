import type { Db } from "../../db/client.ts";
import type { Messenger } from "../messaging/messenger.ts";

/** Which conversation asks. Never from an argument of a tool. */
export interface IdentityContext {
  clinicId: string;
  threadId: string;
}

/** Who the patient says they are. */
export interface Claim {
  givenName: string;
  familyName: string;
  /** `YYYY-MM-DD`. */
  dateOfBirth: string;
  /** Digits, perhaps with a leading +. */
  phone?: string;
}

/**
 * `asked`: a code is on its way if the details fit somebody; nothing in the answer tells. `proved`: this conversation
 * has proved that person already. `failed`: too many wrong codes here. `no_channel`: this clinic cannot send codes.
 */
export type RequestedCode =
  | { state: "asked"; expiresAt: string; attemptsLeft: number }
  | { state: "proved" }
  | { state: "failed" }
  | { state: "no_channel" };

/** `wrong`: `attemptsLeft` more may be tried. `expired`: no code is open. `failed`: too many wrong codes here. */
export type CheckedCode =
  | { proved: true; patientId: string; expiresAt: string }
  | { proved: false; reason: "wrong"; attemptsLeft: number }
  | { proved: false; reason: "expired" | "failed" };

/** The word of the clinic's own portal, checked: a claim about somebody, or the id under which we know them. */
export interface Voucher {
  /** Its own id; it counts once. */
  tokenId: string;
  /** From then on it is refused for its age alone. */
  expiresAt: Date;
  claim?: Claim;
  patientId?: string;
}

/**
 * `unknown`: nobody of this clinic, or several. `used`: by another conversation. `other_patient`: this conversation is
 * another patient's. `ended`: there is no such conversation any more.
 */
export type AcceptedVoucher =
  | { accepted: true }
  | { accepted: false; reason: "unknown" | "used" | "other_patient" | "ended" };

/** The verbs by which a conversation proves whom it speaks for. Faults travel; there is nothing to refuse. */
export interface Identity {
  /** `requestId`: the same one again (a turn that was run twice) is one challenge, with a new code. */
  requestCode(context: IdentityContext, request: { claim: Claim; requestId: string }): Promise<RequestedCode>;
  /** `requestId`: the same one again answers as before and counts once. */
  checkCode(context: IdentityContext, request: { code: string; requestId: string }): Promise<CheckedCode>;
  /** The same voucher again, in the same conversation, is accepted again. */
  acceptVoucher(context: IdentityContext, voucher: Voucher): Promise<AcceptedVoucher>;
  /** Waits until the messages under way are sent or given up. */
  settled(): Promise<void>;
}

/** What is sent with a code in it. */
export type CodeMessage = (content: { clinicName: string; code: string; minutes: number }) => {
  subject: string;
  text: string;
};

export interface IdentityParts {
  db: Db;
  messenger: Messenger;
  /** The clock of every rule, and of what is asked of the database. */
  now: () => Date;
  /** Six random digits, each as likely as any other. */
  newCode: () => string;
  /** The clinic's name, for the message. */
  clinicName: (clinicId: string) => Promise<string>;
  codeMessage: CodeMessage;
  /** A message that could not be sent: a code of ours, never a contact or a text. */
  notSent: (clinicId: string, code: string) => void;
  report: (error: unknown) => void;
}
