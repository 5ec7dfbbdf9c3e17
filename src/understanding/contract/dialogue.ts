import type { Intent } from "../acts.ts";

/** The frame as the data contract writes it. */
export interface ContractFrame {
  practitioner?: string;
  specialty?: string;
  city?: string;
  date?: string;
  time?: string | { from?: string; to?: string };
  reason?: string;
  patient?: string;
  cosmetic?: boolean;
  visitType?: string;
}

/** What is kept of a conversation between its lines. */
export interface Dialogue {
  frame: ContractFrame;
  intent: Intent;
  /** A provider that was offered and neither taken nor left. */
  standing: string | null;
  /** Values read back, or offered as another time, that a yes takes over. */
  proposed: ContractFrame;
  /** Something was booked in this conversation. */
  booked: boolean;
}

export const newDialogue = (): Dialogue => ({
  frame: {},
  intent: "none",
  standing: null,
  proposed: {},
  booked: false,
});

/** The provider that is spoken of: on offer, taken, or just read back. */
export const providerOf = ({ standing, frame, proposed }: Dialogue): string | undefined =>
  standing ?? frame.practitioner ?? proposed.practitioner;

/** Whether two values of a field differ, spelling apart. */
export const differs = (left: unknown, right: unknown): boolean => plain(left) !== plain(right);

const plain = (value: unknown) => (typeof value === "string" ? value.toLowerCase() : JSON.stringify(value));
