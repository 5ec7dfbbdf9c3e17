import { createPrivateKey } from "node:crypto";
import { SignJWT } from "jose";
import { expect, it } from "vitest";
import type { AcceptedVoucher, Voucher } from "../../identity/model.ts";
import type { Clock } from "../../platform/clock.ts";
import { newPortalKey } from "../auth/portal-key.ts";
import { CLINIC_KEY, createCaller } from "../test-app.ts";

const { key, privateKey } = newPortalKey(new Date());
const signed = (aud: string) =>
  new SignJWT({ given_name: "Ana", family_name: "Ruiz", birthdate: "1988-04-03" })
    .setProtectedHeader({ alg: "EdDSA", kid: key.id })
    .setAudience(aud)
    .setIssuedAt()
    .setExpirationTime("5m")
    .setJti("t-1")
    .sign(createPrivateKey(privateKey));

async function aCaller(answer: AcceptedVoucher = { accepted: true }, options: { tokenClock?: Clock } = {}) {
  const vouchers: Voucher[] = [];
  const over = "2026-01-01T00:00:00Z";
  const { call, session } = await createCaller({
    ...options,
    portal: async () => ({
      slug: "riverside",
      widgetKeys: [
        { key: CLINIC_KEY, createdAt: over, validUntil: null },
        { key: "pub_old", createdAt: over, validUntil: over },
      ],
      portalKeys: [key],
    }),
    acceptVoucher: async (_context, voucher) => {
      vouchers.push(voucher);
      return answer;
    },
  });
  const identify = async (body: unknown, threadId = session.threadId) => {
    const response = await call("POST", `/v1/chat/threads/${threadId}/identity`, { body });
    return response.status === 204 ? 204 : [response.status, (await response.json()).code];
  };
  return { identify, vouchers };
}

it("takes a token of the clinic's portal for the caller's own conversation", async () => {
  const { identify, vouchers } = await aCaller();
  expect(await identify({ token: await signed(CLINIC_KEY) })).toBe(204);
  expect(await identify({ token: await signed(CLINIC_KEY) }, crypto.randomUUID())).toEqual([404, "not_found"]);
  expect(vouchers).toMatchObject([{ tokenId: "t-1", claim: { givenName: "Ana" } }]);
});

it("asks nobody who is meant before the signature and the clinic are right", async () => {
  const { identify, vouchers } = await aCaller();
  expect(await identify({ token: await signed("pub_old") })).toEqual([403, "identity_wrong_audience"]);
  expect(await identify({ token: "a.b.c" })).toEqual([403, "identity_token_invalid"]);
  // Claims beside the token, or in its place, are not even read.
  const claims = { given_name: "Ana", family_name: "Ruiz", birthdate: "1988-04-03" };
  expect(await identify({ token: await signed(CLINIC_KEY), ...claims })).toEqual([422, "validation_failed"]);
  expect(await identify(claims)).toEqual([422, "validation_failed"]);
  expect(vouchers).toEqual([]);
});

it.each([
  ["unknown", 403, "identity_unknown"],
  ["used", 409, "identity_token_used"],
  ["other_patient", 409, "identity_other_patient"],
  ["ended", 409, "thread_ended"],
] as const)("says why it is refused: %s", async (reason, status, code) => {
  const { identify } = await aCaller({ accepted: false, reason });
  expect(await identify({ token: await signed(CLINIC_KEY) })).toEqual([status, code]);
});

it("tells a token's age by the clock it is given", async () => {
  const token = await signed(CLINIC_KEY);
  const inAnHour = new Date(Date.now() + 3_600_000);
  const { identify } = await aCaller({ accepted: true }, { tokenClock: () => inAnHour });
  expect(await identify({ token })).toEqual([403, "identity_token_expired"]);
});
