import type { VisitLine } from "./heard.ts";

const MONTHS: readonly string[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const WHEN = String.raw`(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (${MONTHS.join("|")}) (\d{1,2}) at (\d{1,2}):(\d\d) ([AP])M`;
const LINE = new RegExp(
  String.raw`(?:(?<position>\d+)\. )?(?<visit>[\p{Lu}][^\n.:]*?) on ${WHEN}(?: \([^)]*your time\))? with (?<practitioner>(?:[A-Z][a-z]{1,3}\. )?[^\n.,;?(]+?)(?= at | \(|[.,;?\n]|$)`,
  "gmu",
);

/** The visits that a text names, in its order, as it names them: "1. Office visit on Friday, March 13 at 1:30 PM with …". */
export function visitLines(text: string): VisitLine[] {
  return [...text.matchAll(LINE)].flatMap((match) => {
    // The five unnamed-looking groups of WHEN stand after `position` and `visit`.
    const [, , , month, day, hour, minute, half] = match;
    const { position, visit, practitioner } = match.groups ?? {};
    if (!month || !day || !hour || !minute || !half || !visit || !practitioner) return [];
    const monthNumber = MONTHS.indexOf(month) + 1;
    return [
      {
        position: position === undefined ? null : Number(position),
        visitType: visit.trim(),
        monthDay: `${twoDigits(monthNumber)}-${twoDigits(Number(day))}`,
        time: `${twoDigits((Number(hour) % 12) + (half === "P" ? 12 : 0))}:${minute}`,
        practitioner: practitioner.trim(),
      },
    ];
  });
}

const twoDigits = (number: number): string => String(number).padStart(2, "0");
