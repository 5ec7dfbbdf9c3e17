import { describe, expect, it } from "vitest";
import { describeUrl, withDatabase, withSetting, withUser } from "./role-url.ts";

const URL_OF_OPERATOR = "postgres://admin:p%40ss@db.example.org:6432/clinic?sslmode=require";

describe("a database URL", () => {
  it("keeps everything else when its user changes", () => {
    expect(withUser(URL_OF_OPERATOR, "app", "a/b")).toBe(
      "postgres://app:a%2Fb@db.example.org:6432/clinic?sslmode=require",
    );
  });

  it("keeps everything else when its database changes", () => {
    expect(withDatabase(URL_OF_OPERATOR, "other")).toBe(
      "postgres://admin:p%40ss@db.example.org:6432/other?sslmode=require",
    );
  });

  it("carries settings in the options parameter, after those that were there", () => {
    const url = withSetting(withSetting(URL_OF_OPERATOR, "role", "agentcare_app"), "jit", "off");
    expect(new URL(url).searchParams.get("options")).toBe("-c role=agentcare_app -c jit=off");
    expect(new URL(url).searchParams.get("sslmode")).toBe("require");
    expect(url).not.toContain("+");
  });

  it("is described without its password", () => {
    expect(describeUrl(URL_OF_OPERATOR)).toBe("db.example.org:6432/clinic as admin");
  });
});
