// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { goesAlong } from "./goes-along.ts";

afterEach(() => document.body.replaceChildren());

describe("goesAlong", () => {
  it("brings an element over from a body that was exchanged", () => {
    const element = document.createElement("div");
    const before = document.body;
    before.append(element);
    document.body.replaceWith(document.createElement("body"));
    expect(goesAlong(element, before)).toBe(true);
    expect(element.parentNode).toBe(document.body);
  });

  it("lets an element go that the page has taken out", () => {
    const element = document.createElement("div");
    expect(goesAlong(element, null)).toBe(false);
    expect(goesAlong(element, document.body)).toBe(false);
    expect(goesAlong(element, document.createElement("main"))).toBe(false);
    expect(element.isConnected).toBe(false);
  });
});
