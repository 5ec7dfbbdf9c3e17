import { describe, expect, it } from "vitest";
import { z } from "zod";
import { axeViolations, DESKTOP, evaluate, PHONE } from "../web/widget/testing/chat-browser.ts";
import { useChat } from "../web/widget/testing/chat-suite.ts";
import { walkEveryState } from "../web/widget/testing/every-state.ts";
import { CUT_OFF, SMALL_LETTERS, tooSmall } from "../web/widget/testing/sizes.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();

const DEVICES = [
  ["desktop", DESKTOP],
  ["phone", PHONE],
] as const;
const Faults = z.array(z.string());
const LOOKS = ["light", "dark"] as const;

describe.skipIf(!chromium)("the widget for everybody", () => {
  const suite = useChat(chromium?.executablePath ?? "");

  describe.each(["bubble", "inline", "page"] as const)("as %s", (mode) => {
    const on = DEVICES.flatMap(([name, device]) => LOOKS.map((look) => [name, look, device] as const));

    it("has no fault where the server cannot be reached, and says so with a number to call", async () => {
      const page = await suite.newPage();
      await page.route("**/v1/widget/*", (route) => route.abort());
      const chat = await suite.place(page, mode);
      if (mode === "bubble") await chat.launcher.click();
      await page.locator(".notice").getByText("The chat is not available here right now.").waitFor();
      expect([await axeViolations(page), await evaluate(page, tooSmall(44)), await evaluate(page, CUT_OFF)]).toEqual([
        [],
        [],
        [],
      ]);
    });

    it.each(on)(
      "has no fault that axe knows, nothing small, nothing cut off, in any state (%s, %s)",
      async (...row) => {
        const [, colorScheme, device] = row;
        const options = { ...device, colorScheme, reducedMotion: "reduce" as const };
        const chat = await (mode === "page" ? suite.open(options) : suite.openOnSite(mode, options));
        const found: unknown[] = [];
        const check = async (state: string) => {
          const faults = [await axeViolations(chat.page)];
          for (const question of [tooSmall(44), SMALL_LETTERS, CUT_OFF])
            faults.push(Faults.parse(await evaluate(chat.page, question)));
          if (faults.flat().length > 0) found.push([state, faults.flat()]);
        };
        await walkEveryState(chat, suite.server, check);
        expect(found).toEqual([]);
      },
    );
  });
});
