import { en } from "../strings/en.ts";
import type { ChatDriver } from "./chat-driver.ts";
import type { ScriptedServer } from "./chat-suite.ts";

/**
 * Leads a conversation on the scripted server through everything the widget can show, and calls `check` in each state,
 * when nothing more is coming. A closed bubble is opened first.
 */
export async function walkEveryState(
  chat: ChatDriver,
  server: Pick<ScriptedServer, "forgetSessions">,
  check: (state: string) => Promise<void>,
): Promise<void> {
  const { page } = chat;
  if (await chat.launcher.isVisible()) {
    await check("closed");
    await chat.launcher.click();
    await chat.field.waitFor();
  }
  await check("welcome");
  await chat.say("I need a dental cleaning");
  await chat.slots.first().waitFor();
  await chat.answered();
  await check("times");
  await chat.slots.first().focus();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("button", { name: "Choose Tuesday" }).waitFor();
  await check("a time looked at");
  await chat.slots.first().click();
  const send = await chat.fillIdentity({ name: "", dateOfBirth: "", phone: "" });
  await chat.answered();
  await check("form");
  await send.click();
  await chat.items.getByText("Enter your full name.").waitFor();
  await check("form with faults");
  await chat.fillIdentity({ name: "Ana Ruiz", dateOfBirth: "1988-04-03", phone: "555-0142-00" });
  await send.click();
  await chat.confirm.waitFor();
  await chat.answered();
  await check("proposal with its countdown");
  await chat.confirm.click();
  await chat.reference.waitFor();
  await chat.answered();
  await check("booked, and asked how it was");
  await page.getByRole("radio", { name: "4 of 5" }).check({ force: true });
  await page.getByRole("button", { name: "Send feedback" }).waitFor();
  await check("rated");
  await page.getByRole("button", { name: "Send feedback" }).click();
  await chat.status.getByText("Thank you").waitFor();
  await check("thanked");
  await chat.say("a cleaning at midnight");
  await chat.items.getByText("Dr. Amara Lee is away then.").waitFor();
  await chat.answered();
  await check("nothing fits");
  await chat.say("show my visits");
  await page.getByLabel("6-digit code").waitFor();
  await chat.answered();
  await check("code form");
  await chat.say("add them to my calendar");
  await page.getByRole("group", { name: "Waiting for the clinic's approval" }).waitFor();
  await chat.answered();
  await check("visits with calendar files");
  await chat.say("cancel both");
  await page.getByRole("button", { name: "Cancel these visits" }).waitFor();
  await chat.answered();
  await check("question in words");
  await page.getByRole("button", { name: "Keep them" }).click();
  await chat.items.getByText("Nothing was changed.").waitFor();
  await chat.answered();
  await chat.say("is anybody there?");
  await chat.status.getByText(en.handedOff).waitFor();
  await chat.answered();
  await check("a person has taken over");
  await chat.say("my chest hurts");
  await page.locator(".emergency").waitFor();
  await chat.answered();
  await check("emergency");
  await chat.say("a person please");
  await page.getByRole("group", { name: "Talk to a person" }).waitFor();
  await chat.answered();
  await check("handoff");
  await page.context().setOffline(true);
  await chat.status.getByText("You are offline").waitFor();
  await check("offline");
  await page.context().setOffline(false);
  server.forgetSessions();
  await chat.say("Hello?");
  await page.getByRole("button", { name: "Try again" }).waitFor();
  await check("problem");
  await page.getByRole("button", { name: "Options" }).click();
  await check("options");
  await page.getByRole("button", { name: "End & clear" }).click();
  await page.getByRole("dialog", { name: "End and clear" }).waitFor();
  await check("question before the end");
}
