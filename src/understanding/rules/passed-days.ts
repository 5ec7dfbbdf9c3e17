import { readWhen, type WhenAmbiguity } from "../when/when.ts";

/** Words of something that has been: "since yesterday", "it broke last Tuesday", "I was in on 5 May 2024". */
const HAS_BEEN =
  /\b(?:since|ago|was|were|had|been|got|broke|broken|hurt|hurts|started|began|came|saw|went|called|happened|did|didn|missed|lost|fell|cut|felt|last (?:visit|appointment|time|seen)|from|until|[a-z]{3,}ed)\b/iu;
/** Without one of these no day is read as behind: months, weekdays and bare numbers are taken for the next of their kind. */
const MAY_LIE_BEHIND =
  /\b(?:yest|last|past|previous|prior|earlier|gone)|\b(?:19|20)\d\d\b|\d\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d/iu;
/** Older than this it is no slip about a visit. */
const OLDEST_YEARS = 3;

/** Days wished for a visit that lie behind: "yesterday", "January 5 2025". A story of the past names no wish. */
export function passedDays(
  text: string,
  { now, timeZone }: { now: string; timeZone: string },
): (WhenAmbiguity & { text: string; start: number; end: number })[] {
  if (!MAY_LIE_BEHIND.test(text)) return [];
  if (HAS_BEEN.test(text.replace(/\b(?:i(?: woul)?d like|need(?:ed)?|want(?:ed)?)\b/giu, " "))) return [];
  const today = now.slice(0, 10);
  const oldest = `${Number(today.slice(0, 4)) - OLDEST_YEARS}${today.slice(4)}`;
  return readWhen({ text, now, timeZone, expect: "visit" }).flatMap((value) => {
    const day = value.date ?? (/^\d{4}-/.test(value.to ?? "") ? value.to?.slice(0, 10) : undefined);
    if (value.excluded || value.ambiguity?.code === "passed" || day === undefined || day >= today || day < oldest)
      return [];
    const { start, end } = value;
    return [{ code: "passed" as const, readings: [], text: value.text, start, end }];
  });
}
