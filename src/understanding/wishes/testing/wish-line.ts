import type { Expectation, Wish } from "../../acts.ts";
import { offered } from "../../testing/fixtures.ts";

/** One wish as a line wants it; `fields` in the words of the line. */
export interface WantedWish {
  /** The kinds, or `desk:topic`, any of which is right. */
  kinds: readonly string[];
  fields: ReadonlyMap<string, string>;
}

export interface WishLine {
  text: string;
  expectation: Partial<Expectation>;
  /** Each way of reading it that is right. */
  wanted: readonly (readonly WantedWish[])[];
}

export const wishLines = (lines: string): WishLine[] =>
  lines
    .split("\n")
    .filter((line) => line.includes(" => "))
    .map(wishLine);

function wishLine(line: string): WishLine {
  const [said = "", wanted = ""] = line.split(" => ");
  const [, table, text] = /^(?:\[([^\]]+)\] )?(.*)$/u.exec(said.trim()) ?? [];
  return { text: text ?? "", expectation: expectationOf(table), wanted: wanted.split(" // ").map(wantedOf) };
}

const wantedOf = (way: string): WantedWish[] =>
  way.trim() === "-"
    ? []
    : way.split(" | ").map((one) => {
        const [kinds = "", ...fields] = one.trim().split(" ");
        const pairs = fields.map((field): [string, string] => {
          const [name = "", value = "yes"] = field.split("=");
          return [name, value];
        });
        return { kinds: kinds.split("/"), fields: new Map(pairs) };
      });

function expectationOf(table: string | undefined): Partial<Expectation> {
  const [what, value = ""] = (table ?? "").split(" ");
  if (what === "offered") return { offered };
  if (what === "pending") return { pending: value as Expectation["pending"], ...onTheTable() };
  if (what === "yesNo") return { yesNo: value };
  if (what === "asked") return { asked: value.split(",") as Expectation["asked"] };
  return {};
}

const onTheTable = (): Partial<Expectation> => (offered[0] ? { proposed: offered[0] } : {});

/** Whether the wishes are of the kinds wanted, in that order. */
export const kindsRight = (wishes: readonly Wish[], { wanted }: Pick<WishLine, "wanted">): boolean =>
  wanted.some((way) => kindsFit(wishes, way));

function kindsFit(wishes: readonly Wish[], way: readonly WantedWish[]): boolean {
  const nothingAllowed = way.length === 1 && way[0]?.kinds.includes("-");
  if (wishes.length === 0 && nothingAllowed) return true;
  return (
    wishes.length === way.length &&
    wishes.every(({ kind, topic }, index) => way[index]?.kinds.includes(topic ? `desk:${topic}` : kind))
  );
}

/** Whether each wish also has the days, the visit and the details its line names, and no others. */
export const fieldsRight = (wishes: readonly Wish[], { wanted }: Pick<WishLine, "wanted">): boolean =>
  wanted.some(
    (way) => kindsFit(wishes, way) && wishes.every((wish, at) => misfits(wish, way[at]?.fields).length === 0),
  );

/** The names of the fields that are not as wanted. */
function misfits(wish: Wish, wanted: WantedWish["fields"] = new Map()): string[] {
  const { frame, visit } = wish;
  const said = (name: string) => wanted.get(name);
  const same = (found: string | undefined, name: string) => found === said(name);
  const list = (values: readonly (string | number)[] | undefined) => values?.toSorted().join(",");
  const days = (dates: readonly { from: string; to: string }[] | undefined) =>
    dates?.map(({ from, to }) => (from === to ? from : `${from}..${to}`)).join(",");
  const on = said("on");
  const weekday = on === undefined ? undefined : [new Date(`${on}T12:00:00Z`).getUTCDay()];
  const checks: [string, boolean][] = [
    ["on", visit.weekdays ? list(visit.weekdays) === list(weekday) : same(days(visit.dates), "on")],
    ["at", same(visit.time, "at")],
    ["type", same(list(visit.visitTypeIds), "type")],
    ["with", same(list(visit.practitionerIds), "with")],
    ["whose", same(visit.person?.relation, "whose")],
    ["nth", same(visit.ordinal === undefined ? undefined : String(visit.ordinal), "nth")],
    ["all", same(visit.all ? "yes" : undefined, "all")],
    ["to", EXISTING.has(wish.kind) || said("to") === undefined || same(days(frame.dates), "to")],
    ["by", said("by") === undefined || same(list(frame.practitionerIds), "by")],
    ["for", said("for") === undefined || wantedTypes(wish).includes(said("for") ?? "")],
    ["clock", said("clock") === undefined || same(frame.exactTime, "clock")],
    ["mode", said("mode") === undefined || same(frame.modality, "mode")],
    ["who", said("who") === undefined || (frame.people ?? []).some(({ relation }) => relation === said("who"))],
    ["late", said("late") === undefined || same(String(wish.minutesLate), "late")],
    ["needs", said("needs") === undefined || needsOf(wish).includes(said("needs") ?? "")],
  ];
  return checks.filter(([, right]) => !right).map(([name]) => name);
}

const EXISTING: ReadonlySet<string> = new Set(["cancel", "list", "details", "preparation", "running_late"]);

const wantedTypes = ({ frame }: Wish): string[] => [
  ...(frame.visitTypeId ? [frame.visitTypeId] : []),
  ...(frame.visitTypeCandidates ?? []),
];

const needsOf = ({ needs, frame }: Wish): string[] => {
  const { interpreter, wheelchair } = { ...frame.needs, ...needs };
  return [...(interpreter ? [interpreter] : []), ...(wheelchair ? ["wheelchair"] : [])];
};

/** Two halves that stay the same however lines are added: FNV-1a of the text. */
export function half(text: string): "A" | "B" {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 8) % 2 === 0 ? "A" : "B";
}
