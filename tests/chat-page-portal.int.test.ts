import { createPrivateKey, randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { connect, withClinic } from "../db/client.ts";
import { listAppointmentViews } from "../db/queries/appointments.ts";
import { findClinicId } from "../db/queries/clinics.ts";
import { changePortalKeys } from "../db/queries/portal.ts";
import { newPortalKey } from "../src/http/auth/portal-key.ts";
import { evaluate } from "../web/widget/testing/chat-browser.ts";
import { useRealChat } from "../web/widget/testing/real-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();

/** A patient with a coming visit, and a key of the clinic's portal to vouch for them with. */
async function aPortal(databaseUrl: string) {
  const owner = connect(databaseUrl, { max: 1 });
  try {
    const clinicId = await findClinicId(owner.db, "riverside");
    if (!clinicId) throw new Error("The demo clinic was not seeded.");
    const { key, privateKey } = newPortalKey(new Date());
    await changePortalKeys(owner.db, clinicId, () => [key]);
    const [view] = await withClinic(owner.db, clinicId, (tx) =>
      listAppointmentViews(tx, { clinicId, status: "booked", from: new Date("2026-03-06T00:00:00Z"), limit: 1 }),
    );
    if (!view) throw new Error("The demo clinic has no visits.");
    const { patientId, reference } = view.appointment;
    const token = await new SignJWT({ patient_id: patientId })
      .setProtectedHeader({ alg: "EdDSA", kid: key.id })
      .setAudience("riverside")
      .setIssuedAt()
      .setExpirationTime("5m")
      .setJti(randomUUID())
      .sign(createPrivateKey(privateKey));
    return { token, reference };
  } finally {
    await owner.close();
  }
}

describe.skipIf(!chromium)("a patient who is signed in at the clinic's portal", () => {
  const suite = useRealChat(chromium?.executablePath ?? "");

  it("is shown their visits at once: no form, no code", async () => {
    const { token, reference } = await aPortal(suite.database.ownerUrl);
    const chat = await suite.open();
    await evaluate(chat.page, `AgentCare("identify", ${JSON.stringify(token)})`);
    await chat.say("what visits do I have?");
    await chat.items.getByText(reference).first().waitFor();
    await chat.answered();
    expect(await chat.page.locator("form.form").count()).toBe(0);
  });
});
