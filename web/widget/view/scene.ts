import type { Action, Submission, ViewState } from "../core/types.ts";
import type { ClinicInfo, ViewParts } from "./contract.ts";

/** What every component is drawn from. */
export interface Scene extends ViewParts {
  state: ViewState;
  actions: Actions;
  /** The language of what the clinic's side says, which may not be the interface's. */
  lang: string;
  /** The heading of a card: one below the panel's own. */
  heading: "h2" | "h3";
}

/** What controls ask for. The event decides whether the focus moves (`moves-focus.ts`). */
export interface Actions {
  /** False when nothing may be sent now; that is said. */
  tap(action: Action, text: string, event: Event): boolean;
  answer(approved: boolean, text: string, event: Event): void;
  /** False when nothing may be sent now; that is said. */
  say(text: string, event: Event): boolean;
  retry(submission: Submission, event: Event): void;
  stop(): void;
  /** Spoken through the live region of the conversation. */
  announce(text: string): void;
  /** Shown and spoken beside the conversation. */
  hint(text: string): void;
}

/** Whom to call in an emergency. */
export const emergencyNumberOf = ({ emergencyNumber }: ClinicInfo) => emergencyNumber ?? "911";

const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|qps|sd|ug|ur|yi)\b/;

/** @param locale BCP 47 */
export const directionOf = (locale: string) => (RIGHT_TO_LEFT.test(locale) ? "rtl" : "ltr");

/** The conversation's language where it is not the interface's; undefined where it is. */
export function otherLanguage(locale: string, languages: readonly string[]): string | undefined {
  const base = (tag: string) => tag.split("-")[0];
  return languages.some((language) => base(language) === base(locale)) ? undefined : languages[0];
}
