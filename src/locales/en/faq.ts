import type { FactOf, Voice } from "../locale.ts";
import { andList, clockText, dayText } from "./wording.ts";

/** The days asked about on which the clinic is closed, whatever its usual hours; those may follow. */
export function closedOnText({ closures, otherwise }: FactOf<"closed_on">, { clinic }: Voice): string {
  const days = [...new Set(closures.map(({ day }) => day))];
  const sentences = days.flatMap((day) => {
    const windows = Map.groupBy(
      closures.filter((closure) => closure.day === day),
      hoursText,
    );
    return [...windows].map(([hours, closed]) => {
      const sites = closed.map(({ locationName }) => locationName);
      const everywhere = clinic.locations.every(({ name }) => sites.includes(name));
      const who = everywhere ? "The clinic is" : `${andList(sites)} ${sites.length === 1 ? "is" : "are"}`;
      return `${who} closed on ${dayText(day)}${hours}.`;
    });
  });
  return [...sentences, ...(otherwise ? ["In general:"] : [])].join(" ");
}

function hoursText({ from, to }: FactOf<"closed_on">["closures"][number]): string {
  const [fromStart, toEnd] = [from === "00:00", to === "24:00"];
  if (fromStart && toEnd) return "";
  if (fromStart) return ` until ${clockText(to)}`;
  return toEnd ? ` from ${clockText(from)} on` : ` from ${clockText(from)} to ${clockText(to)}`;
}
