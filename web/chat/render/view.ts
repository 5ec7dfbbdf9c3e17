import type { Action, Item, Pending, SavedFile, Submission, ViewState } from "../types.ts";

/** What an item's controls ask the page to do. */
export interface Actions {
  tap(action: Action, text: string, gesture: Gesture): void;
  answer(approved: boolean, text: string, gesture: Gesture): void;
  say(text: string, gesture: Gesture): void;
  retry(submission: Submission, gesture: Gesture): void;
  /** Fetches a visit's calendar file; an error's message may be shown. */
  calendarFile(url: string): Promise<SavedFile>;
  /** Spoken through the live region. */
  announce(text: string): void;
}

/** How it was asked: after a key the composer gets the focus, after a tap it does not (the keyboard would rise). */
export type Gesture = "pointer" | "keyboard";

export interface Surroundings {
  state: ViewState;
  /** The card's controls still mean something. */
  live: boolean;
  pending: Pending | null;
}

/** One item of the transcript on screen. */
export interface ItemView<Shown extends Item = Item> {
  element: HTMLElement;
  update(item: Shown, surroundings: Surroundings): void;
  /** Called every second with the server's time, while a hold runs. */
  tick?(serverNow: number): void;
}
