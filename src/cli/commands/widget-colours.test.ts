import { describe, expect, it } from "vitest";
import { coloursOf } from "./widget-colours.ts";

describe("a clinic's colours", () => {
  it("are taken where they can be read", () => {
    expect(coloursOf({ accent: "#14595a, #86d0c8", onAccent: "#ffffff,#0c2221" })).toEqual({
      accent: ["#14595a", "#86d0c8"],
      onAccent: ["#ffffff", "#0c2221"],
    });
    expect(coloursOf({ reset: true })).toBeNull();
  });

  it("are refused where they cannot, by scheme and ratio", () => {
    expect(() => coloursOf({ accent: "#dddd00,#86d0c8", onAccent: "#ffffff,#0c2221" })).toThrow(
      /light: the accent on the page has 1\.\d : 1 and needs 4\.5 : 1/,
    );
  });

  it.each([
    {},
    { accent: "#14595a", onAccent: "#ffffff,#0c2221" },
    { accent: "red,blue", onAccent: "#ffffff,#0c2221" },
    { accent: "#14595a,#86d0c8,#000000", onAccent: "#ffffff,#0c2221" },
    { accent: "#14595a,#86d0c8" },
    { reset: true, accent: "#14595a,#86d0c8" },
  ])("are refused where they are none: %j", (options) => {
    expect(() => coloursOf(options)).toThrow();
  });
});
