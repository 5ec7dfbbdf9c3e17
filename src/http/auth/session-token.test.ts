import { SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, it } from "vitest";
import { fixedClock } from "../../platform/clock.ts";
import { createSessionTokens } from "./session-token.ts";

const SECRET = "kT9vQ2xW7pLm4ZrB8nYcJ5hGd3sFa6Ue";
const NOW = new Date("2026-03-02T09:00:00Z");
const session = { clinicId: crypto.randomUUID(), threadId: crypto.randomUUID() };
const claims = { sub: session.threadId, cid: session.clinicId };
const seconds = NOW.getTime() / 1_000;

const tokensAt = (instant: Date, secret = SECRET) =>
  createSessionTokens({ secret, ttlMinutes: 60, now: fixedClock(instant) });
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const keyOf = (secret: string) => new TextEncoder().encode(secret);

/** A token like ours but for what the test changes. */
function forge(changes: {
  claims?: object;
  alg?: string;
  secret?: string;
  iss?: string;
  aud?: string;
  exp?: number | null;
}) {
  const { alg = "HS256", secret = SECRET, iss = "agentcare", aud = "agentcare:chat", exp = seconds + 3_600 } = changes;
  const jwt = new SignJWT({ ...claims, ...changes.claims }).setProtectedHeader({ alg }).setIssuer(iss).setAudience(aud);
  return (exp === null ? jwt : jwt.setExpirationTime(exp)).sign(keyOf(secret));
}

describe("createSessionTokens", () => {
  it("proves the session it was issued for, until it ends", async () => {
    const token = await tokensAt(NOW).issue(session);
    expect(await tokensAt(NOW).verify(token)).toEqual(session);
    expect(await tokensAt(minutesLater(59)).verify(token)).toEqual(session);
    expect(await tokensAt(minutesLater(61)).verify(token)).toBeNull();
  });

  it("takes a token that is forged just like ours, so that the refusals below are for what they change", async () => {
    expect(await tokensAt(NOW).verify(await forge({}))).toEqual(session);
  });

  it.each<[string, Parameters<typeof forge>[0]]>([
    ["signed with another key", { secret: "X".repeat(32) }],
    ["signed with another algorithm", { alg: "HS512" }],
    ["of another issuer", { iss: "elsewhere" }],
    ["for another audience", { aud: "agentcare:staff" }],
    ["that has expired", { exp: seconds - 1 }],
    ["that never expires", { exp: null }],
    ["whose thread is no uuid", { claims: { sub: "'; drop table threads; --" } }],
    ["without a clinic", { claims: { cid: undefined } }],
    ["whose clinic is a list", { claims: { cid: [session.clinicId] } }],
  ])("refuses a token %s", async (_name, changes) => {
    expect(await tokensAt(NOW).verify(await forge(changes))).toBeNull();
  });

  it("refuses a token without a signature", async () => {
    const none = new UnsecuredJWT(claims)
      .setIssuer("agentcare")
      .setAudience("agentcare:chat")
      .setExpirationTime(seconds + 3_600)
      .encode();
    expect(await tokensAt(NOW).verify(none)).toBeNull();
    const [header, payload] = (await forge({})).split(".");
    expect(await tokensAt(NOW).verify(`${header}.${payload}.`)).toBeNull();
  });

  it("refuses a token whose claims were changed after it was signed", async () => {
    const [header, , signature] = (await forge({})).split(".");
    const other = {
      ...claims,
      sub: crypto.randomUUID(),
      iss: "agentcare",
      aud: "agentcare:chat",
      exp: seconds + 3_600,
    };
    const payload = Buffer.from(JSON.stringify(other)).toString("base64url");
    expect(await tokensAt(NOW).verify(`${header}.${payload}.${signature}`)).toBeNull();
  });

  it.each(["", "a.b.c", "....", "null"])("refuses %j", async (token) => {
    expect(await tokensAt(NOW).verify(token)).toBeNull();
  });

  it("says nothing but thread and clinic, whatever else a token claims", async () => {
    expect(await tokensAt(NOW).verify(await forge({ claims: { role: "admin", staff: true } }))).toEqual(session);
  });
});
