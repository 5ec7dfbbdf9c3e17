export interface ContactReading {
  phone?: string;
  email?: string;
  spans: { start: number; end: number }[];
}

const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/iu;
const DIGITS = /\+?\(?\d[\d\s().-]{4,22}\d/g;
const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
const WRITTEN_DATE = new RegExp(
  `\\b(?:\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2}|${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH},?\\s+\\d{4})(?![-\\d])`,
  "gi",
);
const DATE_LIKE = /^\(?\d{1,4}[-./]\d{1,2}[-./]\d{1,4}$/;
const CLOCK_RANGE = /^\d{1,2}(?::\d{2})?\s*-\s*\d{1,2}(?::\d{2})?$/;
const SPOKEN: Readonly<Record<string, string>> = {
  zero: "0",
  oh: "0",
  o: "0",
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
};
const SPOKEN_RUN =
  /\b(?:(?:double |triple )?(?:zero|oh|o|one|two|three|four|five|six|seven|eight|nine)[\s,-]+){6,14}(?:zero|oh|o|one|two|three|four|five|six|seven|eight|nine)\b/giu;

/**
 * A telephone number (7, or 10 to 15 digits; returned as its digits with a leading + if one was written) and an
 * e-mail address. Without `asked`, seven digits count only when grouped ("555-0142").
 */
export function readContact(text: string, asked: boolean): ContactReading {
  const result: ContactReading = { spans: [] };
  const email = EMAIL.exec(text);
  if (email) {
    result.email = email[0].toLowerCase();
    result.spans.push({ start: email.index, end: email.index + email[0].length });
  }
  // "3 April 1988 555-0142": the year must not grow onto the number behind it.
  const undated = text.replace(WRITTEN_DATE, (date) => "|".repeat(date.length));
  for (const match of undated.matchAll(DIGITS)) {
    const written = match[0].trim();
    const digits = written.replace(/\D/g, "");
    if (DATE_LIKE.test(written) && digits.length < 10) continue;
    if (DATE_LIKE.test(written) && /^\d{4}[-./]\d{1,2}[-./]\d{1,2}$/.test(written)) continue;
    if (CLOCK_RANGE.test(written) || /^\d{4}\s+\d{1,2}\s/.test(written)) continue;
    if (digits.length !== 7 && (digits.length < 10 || digits.length > 15)) continue;
    if (digits.length === 7 && !asked && !/^\d{3}[-.\s]\d{4}$/.test(written)) continue;
    result.phone = (written.startsWith("+") ? "+" : "") + digits;
    result.spans.push({ start: match.index, end: match.index + match[0].length });
    return result;
  }
  const spoken = SPOKEN_RUN.exec(text);
  SPOKEN_RUN.lastIndex = 0;
  if (spoken) {
    const digits = spokenDigits(spoken[0]);
    if (digits.length === 7 || digits.length === 10 || digits.length === 11) {
      result.phone = digits;
      result.spans.push({ start: spoken.index, end: spoken.index + spoken[0].length });
    }
  }
  return result;
}

function spokenDigits(run: string): string {
  let digits = "";
  let times = 1;
  for (const word of run.toLowerCase().split(/[\s,-]+/)) {
    if (word === "double") times = 2;
    else if (word === "triple") times = 3;
    else {
      digits += (SPOKEN[word] ?? "").repeat(times);
      times = 1;
    }
  }
  return digits;
}

const REFERENCE = /\b(?=[A-Z0-9-]*\d)([A-Z]{2,4}-[A-Z0-9]{3,10})\b/;
const NAMED_REFERENCE =
  /\b(?:reference|ref|booking|confirmation)(?:\s+(?:number|no|code|id))?\.?(?:\s+is|\s*[:#])?\s*#?\s*([A-Z0-9][A-Z0-9-]{4,11})\b/i;

/** An appointment's public reference as typed, upper case; null when none was. */
export function readReference(text: string): string | null {
  const shaped = REFERENCE.exec(text.toUpperCase())?.[1];
  const named = NAMED_REFERENCE.exec(text)?.[1]?.toUpperCase();
  if (named && /\d/.test(named)) return named;
  return shaped && !/^(?:COVID|MID|PRE|AM|PM|TH)-/.test(shaped) ? shaped : null;
}
