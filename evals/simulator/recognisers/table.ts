import type { Recogniser } from "../heard.ts";
import { ASKS } from "./asks.ts";
import { DESK_WORDINGS } from "./desk-topics.ts";
import { NOT_DONE } from "./not-done.ts";
import { OFFERS } from "./offers.ts";
import { REPORTS } from "./reports.ts";
import { TALK } from "./talk.ts";

/** Every wording that is known; a test renders each fact and checks that it is heard as what it is. */
export const RECOGNISERS: readonly Recogniser[] = [
  ...ASKS,
  ...OFFERS,
  ...REPORTS,
  ...NOT_DONE,
  ...Object.values(DESK_WORDINGS).map((pattern): Recogniser => ({ hears: "for_desk", pattern })),
  ...TALK,
];
