import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { en } from "../web/widget/strings/en.ts";
import { DESKTOP, PHONE } from "../web/widget/testing/chat-browser.ts";
import { useChat } from "../web/widget/testing/chat-suite.ts";
import { startScriptedServer } from "../web/widget/testing/scripted-server.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();

describe.skipIf(!chromium)("booking on the chat page", () => {
  const suite = useChat(chromium?.executablePath ?? "");

  it("books by keyboard alone, and never takes the focus when a message arrives", async () => {
    const chat = await suite.open();
    const { keyboard } = chat.page;
    await chat.pressUntil("Tab", (focus) => focus === "Your message");
    await keyboard.type("I need a dental cleaning next Tuesday afternoon");
    await keyboard.press("Shift+Enter");
    await keyboard.type("after 2 if possible");
    await keyboard.press("Enter");
    await chat.slots.first().waitFor();
    expect(await chat.texts("user")).toEqual(["I need a dental cleaning next Tuesday afternoon\nafter 2 if possible"]);
    expect(await chat.focus()).toBe("Your message");

    await chat.pressUntil("Shift+Tab", (focus) => focus.includes("agentcare.slots"));
    await keyboard.press("Home");
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowDown");
    expect(await chat.texts("user")).toHaveLength(1);
    await keyboard.press("Enter");
    await chat.page.getByLabel("Full name").waitFor();
    expect(await chat.focus()).toBe("Your message");
    const [, picked] = await chat.texts("user");
    expect(picked).toMatch(/^(Tuesday|Wednesday), March 1[01] at \d:\d\d PM with /);

    await chat.pressUntil("Shift+Tab", (focus) => focus === "name");
    await keyboard.type("Ana Ruiz");
    await keyboard.press("Tab");
    await keyboard.type("04031988");
    await chat.pressUntil("Tab", (focus) => focus === "phone");
    await keyboard.type("555-0142-00");
    await keyboard.press("Enter");
    await chat.confirm.waitFor();
    expect(await chat.focus()).toBe("Your message");
    expect((await chat.texts("user"))[2]).toBe("My name is Ana Ruiz, born April 3, 1988, phone 555-0142-00");

    await chat.pressUntil("Shift+Tab", (focus) => focus === "Confirm booking");
    await keyboard.press("Enter");
    await chat.reference.waitFor();
    expect(await chat.reference.textContent()).toBe("RC-7K3M-Q2");
    expect(await chat.focus()).toBe("Your message");
    expect(suite.runs()).toHaveLength(4);
  });

  it("books by tapping on a phone: one tap a choice, and no keyboard rises", async () => {
    const chat = await suite.open(PHONE);
    await chat.page.getByRole("button", { name: "Book an appointment" }).tap();
    await chat.slots.first().tap();
    await chat.page.getByLabel("Full name").waitFor();
    expect(await chat.focus()).not.toBe("Your message");
    expect(suite.runs()[1]?.body).toMatchObject({
      messages: [{ role: "user", content: "Tuesday, March 10 at 2:00 PM with Dr. Amara Lee" }],
      forwardedProps: { agentcare: { action: { type: "select_slot", slotId: "2026-03-10T14:00" } } },
    });
    expect(await chat.slots.first().isChecked()).toBe(true);
    expect(await chat.slots.first().getAttribute("aria-disabled")).toBe("true");
    expect(
      await chat.slots
        .first()
        .isEnabled({ timeout: 1 })
        .catch(() => false),
    ).toBe(false);
    expect(await chat.page.locator("input[type=radio][disabled]").count()).toBe(0);
    const send = await chat.fillIdentity({ name: "Ana Ruiz", dateOfBirth: "1988-04-03", phone: "555-0142-00" });
    await send.tap();
    await chat.confirm.tap();
    await chat.reference.waitFor();
    const proposal = suite.runs()[3]?.body;
    expect(proposal).toMatchObject({ resume: [{ status: "resolved", payload: { approved: true } }] });
    expect(await chat.confirm.getAttribute("aria-disabled")).toBe("true");
  });

  it("names what is missing in the form and goes to the first of it", async () => {
    const chat = await suite.open();
    await chat.say("a cleaning");
    await chat.slots.first().click();
    const send = await chat.fillIdentity({ name: "Ana Ruiz", dateOfBirth: "", phone: "12" });
    await send.click();
    expect(await chat.page.locator(".fault").allTextContents()).toEqual([
      "Enter your date of birth.",
      "Enter a phone number with at least 7 digits.",
    ]);
    expect(await chat.focus()).toBe("dateOfBirth");
    expect(await chat.page.getByLabel("Date of birth").getAttribute("aria-invalid")).toBe("true");
    expect(suite.runs()).toHaveLength(2);
  });

  it("takes a one-time code that the phone fills in, and keeps it out of the transcript", async () => {
    const chat = await suite.open();
    await chat.say("show my visits");
    const code = chat.page.getByLabel("6-digit code");
    await code.waitFor();
    expect(await code.getAttribute("autocomplete")).toBe("one-time-code");
    expect(await code.getAttribute("inputmode")).toBe("numeric");
    await code.fill("12345");
    await code.press("Enter");
    expect(await chat.page.locator(".fault").allTextContents()).toEqual(["Enter all 6 digits of the code."]);
    await code.fill("123 456");
    await code.press("Enter");
    await chat.items.getByText("You have 2 visits coming up").waitFor();
    const list = (await chat.texts("assistant")).at(-1) ?? "";
    expect(list.split("\n").slice(2)).toEqual([
      "1. Dental cleaning on Tuesday, March 10",
      "2. Check-up on Friday, April 3",
    ]);
    expect(await chat.texts("user")).toEqual(["show my visits", "Here is the code."]);
    expect(suite.runs().at(-1)?.body).toMatchObject({
      forwardedProps: { agentcare: { action: { type: "submit_form", purpose: "code", values: { code: "123 456" } } } },
    });
  });

  it("finds the code in a message that was copied whole, and takes none that is in doubt", async () => {
    const chat = await suite.open();
    await chat.say("show my visits");
    const code = chat.page.getByLabel("6-digit code");
    await code.waitFor();
    const paste = async (text: string) => {
      await chat.field.fill(text);
      await chat.field.press("Control+A");
      await chat.field.press("Control+X");
      await code.fill("");
      await code.press("Control+V");
      return code.inputValue();
    };
    const whole =
      "Call 914-555-0142 if you did not ask. Your one-time code for Riverside Clinic: 123 456. It works for 10 minutes.";
    expect(await paste(whole)).toBe("123456");
    expect(await paste("123456 or 654321")).toBe("123456 or 654321");
  });

  it("hands over each visit's calendar file with the session's proof, and says so", async () => {
    const chat = await suite.open();
    await chat.say("add them to my calendar");
    const buttons = chat.page.getByRole("button", { name: /^Add to calendar/ });
    await buttons.last().waitFor();
    await chat.answered();
    expect(await buttons.evaluateAll((all) => all.map((button) => button.getAttribute("aria-label")))).toEqual([
      "Add to calendar: Dental cleaning, Tuesday, March 10, 2026 at 2:00 PM",
      "Add to calendar: Check-up, Friday, April 3, 2026 at 9:00 AM",
    ]);
    expect(await chat.page.locator("a[href*='.ics'], a[href^='blob:']").count()).toBe(0);
    await chat.pressUntil("Shift+Tab", (focus) => focus.startsWith("Add to calendar"));
    const [download] = await Promise.all([chat.page.waitForEvent("download"), chat.page.keyboard.press("Enter")]);
    expect(download.suggestedFilename()).toBe("visit-2026-03-10.ics");
    expect(await readFile(await download.path(), "utf8")).toContain("UID:visit-2");
    const saved = "Saved as visit-2026-03-10.ics. Open it to put the visit in your calendar.";
    await chat.page.getByRole("group", { name: "Waiting for the clinic's approval" }).getByText(saved).waitFor();
    await chat.announcer.getByText(saved).waitFor({ state: "attached" });
    expect(await chat.focus()).toMatch(/^Add to calendar/);
    suite.server.forgetSessions();
    await buttons.first().click();
    await chat.items.getByText("The session is over.").waitFor();
    expect(await chat.page.getByRole("button", { name: "No, thanks" }).isVisible()).toBe(false);
  });

  it("gives two buttons to a question in words, which answer it and nothing else", async () => {
    const chat = await suite.open();
    await chat.propose();
    await chat.say("no wait, cancel both");
    const yes = chat.page.getByRole("button", { name: "Cancel these visits" });
    await yes.waitFor();
    await chat.answered();
    expect(await chat.confirm.isVisible()).toBe(false);
    const suggested = chat.page.getByRole("list", { name: "Suggested answers" }).getByRole("button");
    expect(await suggested.allTextContents()).toEqual(["Yes, ask a person"]);
    await chat.page.reload();
    await yes.waitFor();
    await yes.click();
    await chat.items.getByText("These visits are cancelled:").waitFor();
    await chat.answered();
    expect(suite.runs().at(-1)?.body).toMatchObject({
      messages: [{ content: "Yes, cancel them." }],
      resume: [{ status: "resolved", payload: { approved: true } }],
    });
    expect(await yes.getAttribute("aria-disabled")).toBe("true");
    expect(await chat.page.getByRole("button", { name: "Keep them" }).isVisible()).toBe(false);
  });

  it("shows no empty answer where a person has taken over, says where the message went, and goes on", async () => {
    const chat = await suite.open();
    await chat.say("is anybody there?");
    await chat.status.getByText(en.handedOff).waitFor();
    await chat.answered();
    expect([await chat.texts("assistant"), await chat.page.locator(".typing").count()]).toEqual([[], 0]);
    await chat.page.reload();
    await chat.items.getByText("is anybody there?").waitFor();
    expect(await chat.texts("assistant")).toEqual([]);
    await chat.say("Hello again");
    await chat.items.getByText("You said: Hello again").waitFor();
  });

  it("keeps the numbers to call in sight after a false alarm, and offers how to go on", async () => {
    const chat = await suite.open();
    await chat.say("my chest hurts");
    await chat.page.locator(".emergency").waitFor();
    await chat.answered();
    await chat.say("it is not an emergency");
    await chat.items.getByText("I've noted it").waitFor();
    expect(await chat.page.getByRole("link", { name: "Call 911" }).isVisible()).toBe(true);
    await chat.page.getByRole("button", { name: "No, let's go on" }).click();
    await chat.items.getByText("You said: No, let's go on").waitFor();
  });

  it("keeps the held time and its answer open over a question in between", async () => {
    const chat = await suite.open();
    await chat.propose();
    await chat.page.getByRole("button", { name: "Do you validate parking?" }).click();
    await chat.items.getByText("we validate two hours").waitFor();
    await chat.answered();
    await chat.confirm.click();
    await chat.reference.waitFor();
  });

  it("asks once after a booking how it was, and takes no for an answer", async () => {
    const chat = await suite.open();
    await chat.propose();
    await chat.confirm.click();
    await chat.page.getByRole("radio", { name: "4 of 5: Very good" }).check();
    await chat.page.getByLabel("Anything we should know?").fill("Quick!");
    await chat.page.getByRole("button", { name: "Send feedback" }).click();
    await chat.status.getByText("Thank you").waitFor();
    const sent = suite.server.seen.filter(({ path }) => path.endsWith("/feedback"));
    expect(sent.map(({ body }) => body)).toMatchObject([
      { about: { outcome: "booked" }, rating: 4, comment: "Quick!" },
    ]);
    await chat.page.reload();
    await chat.reference.waitFor();
    expect(await chat.page.getByRole("button", { name: "No, thanks" }).isVisible()).toBe(false);

    const other = await suite.open();
    await other.propose();
    await other.confirm.click();
    await other.page.getByRole("button", { name: "No, thanks" }).click();
    expect(await other.focus()).toBe("Your message");
    expect(await other.page.getByRole("button", { name: "No, thanks" }).isVisible()).toBe(false);
  });

  it("shows markup as the text it is", async () => {
    const chat = await suite.open();
    const markup = `<img src=x onerror="document.title='taken'"><b>bold</b> **stars** <script>1</script> {"a":1}`;
    await chat.say(markup);
    await chat.items.getByText("You said:").waitFor();
    await chat.answered();
    expect(await chat.texts("user")).toEqual([markup]);
    expect(await chat.texts("assistant")).toEqual([`You said: ${markup}`]);
    expect(await chat.page.locator(".log .message :is(img, b, script)").count()).toBe(0);
    expect(await chat.page.title()).toBe("Chat with Riverside Clinic");
  });

  it("puts the numbers to call before everything else in an emergency", async () => {
    const chat = await suite.open(PHONE);
    await chat.say("my chest hurts");
    const card = chat.page.locator(".emergency");
    await card.waitFor();
    expect(await card.locator(":scope > :first-child a").first().getAttribute("href")).toBe("tel:911");
  });

  it("counts a hold down on the server's clock, says when it is over, and then asks in words", async () => {
    const past = await startScriptedServer({ now: () => new Date("2026-03-02T09:00:00Z") });
    const chat = await suite.open(DESKTOP, past.url);
    await chat.propose();
    await chat.items.getByText(/holding this time for you: [45]:\d\d/).waitFor();
    await past.close();

    const brief = await startScriptedServer({ holdMs: 1_200 });
    const other = await suite.open(DESKTOP, brief.url);
    await other.propose();
    await other.items.getByText("This time is no longer held.").waitFor();
    await other.announcer.getByText("The time is no longer held for you.").waitFor({ state: "attached" });
    await other.confirm.click();
    await other.reference.waitFor();
    const last = brief.seen.filter(({ path }) => path === "/v1/chat/runs").at(-1);
    expect(last?.body).not.toHaveProperty("resume");
    await brief.close();
  });

  it("tells those without JavaScript whom to call, and hides what would not work", async () => {
    const page = await suite.newPage({ ...DESKTOP, javaScriptEnabled: false });
    await page.goto(`${suite.server.url}/chat/riverside`);
    await page.getByText("If it does not open here, please call us.").waitFor();
    await page.getByRole("link", { name: "Call (555) 010-0100" }).waitFor();
    expect(await page.getByRole("textbox").count()).toBe(0);
  });
});
