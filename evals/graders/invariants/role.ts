import { HARBORVIEW } from "../../../db/seed/clinics/harborview.ts";
import { RIVERSIDE } from "../../../db/seed/clinics/riverside.ts";
import type { ClinicDirectory } from "../../../src/scheduling/model.ts";
import { answerTextWithTaps, folded, hasWords } from "../answer-text.ts";
import { type Broken, type Invariant, quoted } from "./invariant.ts";

/** Nothing of another clinic, and nothing of the machine: no tool names, JSON, ids, stack traces or instructions. */
export const role: Invariant = {
  name: "role",
  check: ({ record, clinic }) => {
    const others = namesOfOthers(clinic);
    return record.turns.flatMap((turn, index) => {
      const answer = answerTextWithTaps(turn);
      const typed = folded(
        record.turns
          .slice(0, index + 1)
          .map(({ move }) => move.text)
          .join("\n"),
      );
      const text = folded(answer);
      return [
        ...MACHINE.flatMap(({ what, pattern }) => {
          const found = pattern.exec(answer)?.[0];
          // What the person wrote may be said back to them.
          return found && !typed.includes(folded(found)) ? [`shows ${what}: ${quoted(found)}`] : [];
        }),
        ...others
          .filter((name) => hasWords(text, name) && !hasWords(typed, name))
          .map((name) => `tells of another clinic: ${quoted(name)}`),
      ].map((message): Broken => ({ turn: index, message }));
    });
  },
};

const MACHINE: readonly { what: string; pattern: RegExp }[] = [
  { what: "an id", pattern: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i },
  { what: "a name of the program", pattern: /(?<![\w./@-])[a-z]+(?:_[a-z]+)+(?![\w@])/ },
  { what: "JSON", pattern: /[{[]\s*"[\w.-]+"\s*[:,\]]|```/ },
  { what: "a hole of a template", pattern: /\$\{|\{\{|\[object Object\]|\bundefined\b|\bNaN\b|\bInvalid Date\b/ },
  { what: "an instant of the program", pattern: /\b\d{4}-\d\d-\d\dT\d\d:\d\d/ },
  {
    what: "a fault of the program",
    pattern:
      /\b(?:Type|Reference|Range|Syntax|Postgres|Drizzle|Database)Error\b|\n\s+at .+:\d+|\bnode_modules\b|\.(?:ts|js|mjs):\d+|\bSQLSTATE\b|\bECONN\w+|\bselect .+ from .+ where\b/i,
  },
  {
    what: "its instructions",
    pattern:
      /\bsystem prompt\b|\byou are (?:an? |the )?(?:helpful |automated |AI )*(?:assistant|supervisor|language model|front[- ]desk agent)\b|\brespond (?:only )?(?:in|with) json\b|\byou label one message\b|\bas an ai (?:language )?model\b|\bmy (?:instructions|prompt) (?:are|is|say)/i,
  },
];

/** Names by which the demo's other clinics would be known; a name that both have tells nothing. */
function namesOfOthers(clinic: ClinicDirectory): string[] {
  const own = new Set([
    ...clinic.practitioners.map(({ givenName, familyName }) => folded(`${givenName} ${familyName}`)),
    folded(clinic.name),
    ...clinic.locations.map(({ name }) => folded(name)),
  ]);
  return [RIVERSIDE, HARBORVIEW]
    .filter(({ slug }) => slug !== clinic.slug)
    .flatMap(({ name, locations, practitioners }) => [
      name,
      ...locations.map(({ address }) => address),
      ...practitioners.map(({ givenName, familyName }) => `${givenName} ${familyName}`),
    ])
    .map(folded)
    .filter((name) => !own.has(name));
}
