import { describe, expect, it } from "vitest";
import { contextOf, lexicon } from "../testing/fixtures.ts";
import { FRESH_MESSAGES, LATER_MESSAGES } from "./testing/fresh-messages.ts";
import { readLike } from "./testing/read-like.ts";
import { fieldsRight, half, kindsRight, type WishLine, wishLines } from "./testing/wish-line.ts";

const { wishes } = readLike(lexicon);

const read = wishLines(FRESH_MESSAGES).map(readLine);
const later = wishLines(LATER_MESSAGES).map(readLine);

function readLine(line: WishLine) {
  const found = wishes(line.text, contextOf(line.expectation));
  return { line, kinds: kindsRight(found, line), fields: fieldsRight(found, line) };
}
type Read = ReturnType<typeof readLine>;

/** Per cent of the messages of which that is right. */
const share = (lines: readonly Read[], what: "kinds" | "fields") =>
  (100 * lines.filter((line) => line[what]).length) / Math.max(1, lines.length);

const nameOf = ({ line }: Read): string => {
  const [way = []] = line.wanted;
  if (way.length > 1) return "several";
  return way[0]?.kinds[0]?.replace(/^-$/u, "none") ?? "none";
};

/** The share of right readings by the kind wanted. */
function table(lines: readonly Read[]): string {
  const byName = Map.groupBy(lines, nameOf);
  const rows = [...byName].map(([name, group]) => {
    const [kinds, fields] = [share(group, "kinds"), share(group, "fields")].map((one) => one.toFixed(0).padStart(4));
    return `${name.padEnd(30)} ${String(group.length).padStart(4)} ${kinds} ${fields}`;
  });
  return ["wanted                            n kind field", ...rows].join("\n");
}

describe("messages written before their cues", () => {
  it("are enough of each sort", () => {
    expect(read.length + later.length).toBeGreaterThanOrEqual(400);
    expect([...read, ...later].filter((one) => nameOf(one) === "several").length).toBeGreaterThanOrEqual(40);
    expect([...read, ...later].filter((one) => ["none", "ask"].includes(nameOf(one))).length).toBeGreaterThanOrEqual(
      80,
    );
    console.log(table([...read, ...later]));
  });

  it.each<[name: string, lines: readonly Read[], kinds: number, fields: number]>([
    ["half A", read.filter(({ line }) => half(line.text) === "A"), 99, 98],
    ["half B", read.filter(({ line }) => half(line.text) === "B"), 96, 94],
    ["those written later", later, 94, 91],
  ])("%s read rightly", (_name, lines, kinds, fields) => {
    expect(share(lines, "kinds")).toBeGreaterThanOrEqual(kinds);
    expect(share(lines, "fields")).toBeGreaterThanOrEqual(fields);
  });

  it("starts nothing of which nothing was said", () => {
    const idle = [...read, ...later].filter((one) => nameOf(one) === "none");
    expect(share(idle, "kinds")).toBeGreaterThanOrEqual(97);
  });
});
