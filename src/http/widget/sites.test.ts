import { describe, expect, it } from "vitest";
import { linkAddress, siteOrigin, withChange } from "./sites.ts";

describe("siteOrigin", () => {
  it.each([
    ["https://www.example.com", "https://www.example.com"],
    ["https://www.example.com/contact?x=1", "https://www.example.com"],
    ["www.example.com", "https://www.example.com"],
    ["HTTPS://WWW.EXAMPLE.COM:443", "https://www.example.com"],
    ["http://localhost:8080", "http://localhost:8080"],
    ["http://www.example.com", null],
    ["https://user:secret@example.com", null],
    ["ftp://example.com", null],
    ["https://", null],
    ["null", "https://null"],
    ["*", null],
    ["https://*.example.com; script-src *", null],
  ])("of %s is %s", (text, origin) => {
    expect(siteOrigin(text)).toBe(origin);
  });
});

describe("linkAddress", () => {
  it.each([
    ["https://www.example.com", "https://www.example.com/"],
    ["https://www.example.com/forms/", "https://www.example.com/forms/"],
    ["http://www.example.com", null],
    ["javascript:alert(1)", null],
    ["example.com", null],
  ])("of %s is %s", (text, address) => {
    expect(linkAddress(text)).toBe(address);
  });
});

it("changes a list, each entry once", () => {
  expect(withChange(["a"], { add: "b" })).toEqual(["a", "b"]);
  expect(withChange(["a"], { add: "a" })).toEqual(["a"]);
  expect(withChange(["a", "b"], { remove: "a" })).toEqual(["b"]);
  expect(withChange(["a"], {})).toEqual(["a"]);
});
