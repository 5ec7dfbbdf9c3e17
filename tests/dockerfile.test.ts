import { describe, expect, it } from "vitest";
import { parseDockerfile } from "./dockerfile.ts";

describe("parseDockerfile", () => {
  it.each([
    ["RUN true", "before the first FROM"],
    ["FROM debian", "FROM image AS name"],
    ["FROM debian:13 AS a\nADD x /", "line 2"],
    ["FROM debian:13 AS a\nRUN a \\", "backslash"],
    ["FROM debian:13 AS a\nHEALTHCHECK NONE", "health check is a CMD"],
    ["FROM debian:13 AS a\nFROM debian:13 AS a", "two stages a"],
  ])("refuses %j", (text, message) => {
    expect(() => parseDockerfile(text)).toThrow(message);
  });

  it("puts continued lines together and reads flags and JSON forms", () => {
    const [only] = parseDockerfile('# c\nFROM debian:13 AS a\nCOPY --from=b x \\\n  y\nCMD ["a", "b c"]\n');
    expect(only?.instructions).toEqual([
      { name: "COPY", flags: { from: "b" }, words: ["x", "y"], exec: false, line: 3 },
      { name: "CMD", flags: {}, words: ["a", "b c"], exec: true, line: 5 },
    ]);
  });
});
