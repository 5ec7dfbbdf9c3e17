import type { Random } from "../../db/seed/random.ts";
import type { Person } from "../scenario/schema.ts";
import type { DetailName } from "./heard.ts";

const MONTHS = [
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

/** The person's details that are asked for, as one would type them. From the second time on in the plainest form there is. */
export function detailsText(fields: readonly DetailName[], person: Person, times: number, random: Random): string {
  const given = fields.map((field) => {
    if (field === "name") return person.name;
    const forms = field === "dateOfBirth" ? birthForms(person.born) : phoneForms(person.phone);
    return times === 0 ? random.pick(forms) : (forms[0] ?? "");
  });
  return given.join(", ");
}

/** The plainest first. Numbers alone only where they read one way. */
function birthForms(born: string): string[] {
  const [year = "", month = "", day = ""] = born.split("-");
  const named = MONTHS[Number(month) - 1] ?? "";
  const short = named.slice(0, 3);
  return [
    `${named} ${Number(day)}, ${year}`,
    `${Number(day)} ${named} ${year}`,
    `${short} ${Number(day)} ${year}`,
    born,
    ...(Number(day) > 12 ? [`${month}/${day}/${year}`] : []),
  ];
}

/** As it stands in the scenario; with dots; without anything between. */
function phoneForms(phone: string): string[] {
  const digits = phone.replace(/\D/g, "");
  if (digits.length !== 10) return [phone];
  const [area, exchange, line] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  return [phone, `(${area}) ${exchange}-${line}`, `${area}.${exchange}.${line}`, `${area} ${exchange} ${line}`, digits];
}

/** Six digits that are not the code. */
export function wrongCode(code: string | null, random: Random): string {
  const guess = String(random.between(0, 999_999)).padStart(6, "0");
  return guess === code ? `${guess.slice(0, 5)}${(Number(guess.slice(5)) + 1) % 10}` : guess;
}
