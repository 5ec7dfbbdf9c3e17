import { describe, expect, it } from "vitest";
import { createChatDriver } from "../web/widget/testing/chat-driver.ts";
import { hostPages } from "../web/widget/testing/host-pages.ts";
import { useHosts } from "../web/widget/testing/host-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();

describe.skipIf(!chromium)("the chat on a site that isolates itself", () => {
  const hosts = useHosts(chromium?.executablePath ?? "");

  it.each(["bubble", "iframe"] as const)("answers, as %s", async (mode) => {
    const { page, chat, lines, run } = await hosts.visit(hostPages.isolated(hosts.tag({ mode })));
    expect(await run("crossOriginIsolated")).toBe(true);
    const there = mode === "iframe" ? createChatDriver(page, page.frameLocator("agentcare-frame iframe")) : chat;
    await there.launcher.click();
    await there.say("What are your opening hours?");
    await there.items.getByText("Source:").waitFor();
    await there.answered();
    expect(lines).toEqual([]);
  });
});
