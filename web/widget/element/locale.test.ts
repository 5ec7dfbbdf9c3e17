import { describe, expect, it } from "vitest";
import { pickLocale } from "./locale.ts";

describe("pickLocale", () => {
  it.each([
    [["es"], "es"],
    [["es-MX"], "es"],
    [["ES_mx"], "es"],
    [["auto", "es-US", "en"], "es"],
    [[null, "", "fr", "en"], "en"],
    [["fr"], "en"],
    [["<script>"], "en"],
    [[], "en"],
  ])("of %j is %s", (wishes, locale) => {
    expect(pickLocale(wishes, ["en", "es"])).toBe(locale);
  });
});
