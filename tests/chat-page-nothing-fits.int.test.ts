import { describe, expect, it } from "vitest";
import { useRealChat } from "../web/widget/testing/real-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();

describe.skipIf(!chromium)("a wish that nothing fits", () => {
  const suite = useRealChat(chromium?.executablePath ?? "");

  it("is answered with reasons to read and buttons that go on", async () => {
    const chat = await suite.open();
    await chat.say("I need a dental cleaning in July 2027 with Ms. Grace Kim at Downtown");
    await chat.slots.first().waitFor();
    await chat.answered();
    await chat.say("Other times");
    const card = chat.page.getByRole("group", { name: "Nothing fits because" });
    await card.waitFor();
    await chat.answered();
    expect(await card.getByRole("listitem").allTextContents()).toEqual([expect.stringContaining("too far ahead")]);
    expect(await card.getByRole("link", { name: "Call (914) 555-0100" }).getAttribute("href")).toBe("tel:9145550100");
    await card.getByRole("button", { name: "First available" }).click();
    await chat.slots.first().waitFor();
    await chat.answered();
    expect(await chat.texts("user")).toContain("First available");
    // Its reasons stay to be read; what could be tapped is over.
    expect(await card.getByRole("button").count()).toBe(0);
    expect(await card.getByRole("listitem").count()).toBe(1);
  });
});
