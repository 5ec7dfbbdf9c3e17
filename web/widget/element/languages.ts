import { en, type Strings } from "../strings/en.ts";

/** The languages of the interface; the first is spoken to everybody else. */
export const languages: Record<string, Strings> = { en };
