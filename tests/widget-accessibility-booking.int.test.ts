import { describe, expect, it } from "vitest";
import { connect, withClinic } from "../db/client.ts";
import { listAppointmentViews } from "../db/queries/appointments.ts";
import { RIVERSIDE_ID } from "../db/seed/demo.ts";
import { PHONE } from "../web/widget/testing/chat-browser.ts";
import { hostPages } from "../web/widget/testing/host-pages.ts";
import { book, useHosts } from "../web/widget/testing/host-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();

/** The visits that are in the book under this reference. */
async function bookedAs(url: string, reference: string) {
  const owner = connect(url, { max: 1 });
  try {
    const range = { status: "booked" as const, from: new Date("2026-03-02T00:00:00Z"), limit: 10_000 };
    const visits = await withClinic(owner.db, RIVERSIDE_ID, (tx) =>
      listAppointmentViews(tx, { clinicId: RIVERSIDE_ID, ...range }),
    );
    return visits.filter(({ appointment }) => appointment.reference === reference);
  } finally {
    await owner.close();
  }
}

describe.skipIf(!chromium)("a booking in the bubble on a clinic's page", () => {
  const hosts = useHosts(chromium?.executablePath ?? "");

  it("is done by keyboard alone, from the page to the rating, and the focus returns to the page", async () => {
    const { chat, page } = await hosts.visit(hostPages.strict(hosts.tag(), hosts.host));
    const { keyboard } = page;
    await chat.launcher.waitFor();
    await chat.pressUntil("Tab", (focus) => focus === "Chat with Riverside Health");
    await keyboard.press("Enter");
    await chat.field.waitFor();
    await expect.poll(chat.focus).toBe("Your message");
    await keyboard.type("I need a dental cleaning next Tuesday afternoon, after 2 if possible");
    await keyboard.press("Enter");
    await chat.slots.first().waitFor();
    await chat.answered();

    await chat.pressUntil("Shift+Tab", (focus) => focus.includes("agentcare.slots"));
    await keyboard.press("ArrowUp");
    await keyboard.press("ArrowDown");
    await keyboard.press("Space");
    const shown = await chat.texts("user");
    expect(shown).toHaveLength(1);
    await chat.pressUntil("Tab", (focus) => focus.startsWith("Choose Tuesday, March 10, "));
    await keyboard.press("Space");
    await page.getByLabel("Full name").waitFor();
    await chat.answered();
    expect(await chat.focus()).toBe("Your message");

    await chat.pressUntil("Shift+Tab", (focus) => focus === "name");
    await keyboard.type("Ana Ruiz");
    await keyboard.press("Tab");
    await keyboard.type("04031988");
    await chat.pressUntil("Tab", (focus) => focus === "phone");
    await keyboard.type("914-555-0142");
    await keyboard.press("Enter");
    await chat.confirm.waitFor();
    await chat.answered();
    await chat.pressUntil("Shift+Tab", (focus) => focus === "Confirm booking");
    await keyboard.press("Enter");
    await chat.reference.waitFor();
    await chat.answered();
    const reference = (await chat.reference.textContent()) ?? "";
    expect(await bookedAs(hosts.database.ownerUrl, reference)).toHaveLength(1);

    await chat.pressUntil("Shift+Tab", (focus) => focus === "rating");
    await keyboard.press("Space");
    await chat.pressUntil("Tab", (focus) => focus === "Send feedback");
    await keyboard.press("Enter");
    await chat.status.getByText("Thank you for your feedback.").waitFor();
    expect(await chat.focus()).toBe("Your message");
    await keyboard.press("Escape");
    await chat.field.waitFor({ state: "hidden" });
    expect(await chat.focus()).toBe("Chat with Riverside Health");
    await keyboard.press("Enter");
    await expect.poll(chat.focus).toBe("Your message");
    expect(await chat.reference.textContent()).toBe(reference);
  });

  it("is done by touch alone on a phone, where nothing but words is typed and no keyboard rises uncalled", async () => {
    const { chat, page } = await hosts.visit(hostPages.strict(hosts.tag(), hosts.host), { device: PHONE });
    await chat.launcher.tap();
    await chat.field.tap();
    await page.keyboard.type("I need a dental cleaning");
    await page.getByRole("button", { name: "Send", exact: true }).tap();
    await chat.slots.first().waitFor();
    await chat.answered();
    await chat.slots.last().tap();
    await page.getByLabel("Full name").waitFor();
    await chat.answered();
    for (const [name, words] of [
      ["name", "Bo Lind"],
      ["dateOfBirth", "06151979"],
      ["phone", "914-555-0177"],
    ] as const) {
      await page.locator(`form.form input[name=${name}]`).tap();
      await page.keyboard.type(words);
    }
    await page.locator("form.form").getByRole("button").tap();
    await chat.confirm.waitFor();
    await chat.answered();
    await chat.confirm.tap();
    await chat.reference.waitFor();
    await chat.answered();
    expect(await chat.focus()).not.toBe("Your message");
    const reference = (await chat.reference.textContent()) ?? "";
    expect(await bookedAs(hosts.database.ownerUrl, reference)).toHaveLength(1);
    await page.getByRole("radio", { name: "5 of 5" }).tap();
    await page.getByRole("button", { name: "Send feedback" }).tap();
    await chat.status.getByText("Thank you for your feedback.").waitFor();
    await page.getByRole("button", { name: "Close chat" }).tap();
    await chat.field.waitFor({ state: "hidden" });
    await chat.launcher.waitFor();
  });

  it("asks who the visit is for once: the second visit of a conversation needs no form", async () => {
    const { chat, page } = await hosts.visit(hostPages.strict(hosts.tag(), hosts.host));
    await chat.launcher.click();
    await book(chat, "Cem Aydin");
    await chat.answered();
    await chat.say("I need another dental cleaning");
    const offered = page.locator(".slots:not(.past)").getByRole("radio");
    await offered.last().waitFor();
    await chat.answered();
    await offered.last().click();
    await chat.confirm.waitFor();
    await chat.answered();
    expect(await page.locator("form.form").count()).toBe(0);
    expect(await page.locator(".proposed").last().textContent()).toContain("Cem Aydin");
  });
});
