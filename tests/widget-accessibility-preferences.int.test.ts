import { describe, expect, it } from "vitest";
import { z } from "zod";
import { axeViolations, DESKTOP, evaluate, PHONE } from "../web/widget/testing/chat-browser.ts";
import type { ChatDriver } from "../web/widget/testing/chat-driver.ts";
import { useChat } from "../web/widget/testing/chat-suite.ts";
import { walkEveryState } from "../web/widget/testing/every-state.ts";
import { CRAMPED, CUT_OFF, FAINT, OUT_OF_REACH } from "../web/widget/testing/sizes.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();
const Faults = z.array(z.string());
const ROOT = `document.querySelector("agentcare-chat").shadowRoot`;

/** The least that a reader may set and nothing be lost (1.4.12). */
const SPACED =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";

describe.skipIf(!chromium)("what a reader wishes", () => {
  const suite = useChat(chromium?.executablePath ?? "");

  type Mode = "bubble" | "inline" | "page";
  const open = (mode: Mode, options: object) =>
    mode === "page" ? suite.open(options) : suite.openOnSite(mode, options);

  /** What any of the questions finds wrong in any state. */
  async function faultsInEveryState(chat: ChatDriver, questions: ((chat: ChatDriver) => Promise<string[]>)[]) {
    const found: unknown[] = [];
    await walkEveryState(chat, suite.server, async (state) => {
      for (const question of questions) {
        const faults = await question(chat);
        if (faults.length > 0) found.push([state, faults]);
      }
    });
    return found;
  }
  const asked = (expression: string) => async (chat: ChatDriver) => Faults.parse(await evaluate(chat.page, expression));
  const axe = (chat: ChatDriver) => axeViolations(chat.page);

  it("moves while an answer is awaited, and is still for who wants no motion", async () => {
    const moving = async (reducedMotion: "reduce" | "no-preference") => {
      const chat = await suite.open({ ...DESKTOP, reducedMotion });
      const go = suite.server.pauseAfter(1);
      await chat.say("Hello");
      await chat.page.locator(".typing").waitFor();
      const count = await evaluate(chat.page, `${ROOT}.getAnimations().length`);
      go();
      await chat.answered();
      return count;
    };
    expect([await moving("no-preference"), await moving("reduce")]).toEqual([3, 0]);
  });

  it.each(["bubble", "page"] as const)("keeps every border, choice and name in forced colours, as %s", async (mode) => {
    const chat = await open(mode, { ...DESKTOP, forcedColors: "active" });
    expect(await faultsInEveryState(chat, [axe, asked(FAINT)])).toEqual([]);
  });

  it("marks what is chosen and what has the focus by more than a colour in forced colours", async () => {
    const chat = await suite.open({ ...DESKTOP, forcedColors: "active" });
    await chat.say("I need a dental cleaning");
    await chat.slots.first().focus();
    await chat.page.keyboard.press("ArrowDown");
    await chat.page.keyboard.press("Tab");
    const looks = await evaluate(
      chat.page,
      `[...${ROOT}.querySelectorAll(".choice > span")].slice(0, 2).map((span) => [getComputedStyle(span).outlineStyle, getComputedStyle(span.querySelector("b"), "::after").content])`,
    );
    expect(looks).toEqual([
      ["none", "none"],
      ["solid", '" ✓" / ""'],
    ]);
    const ring = await evaluate(
      chat.page,
      `(({ outlineStyle, outlineWidth }) => [outlineStyle, outlineWidth])(getComputedStyle(${ROOT}.activeElement))`,
    );
    expect(ring).toEqual(["solid", "3px"]);
  });

  it("holds 7 : 1 between words and what is behind them where more contrast is wanted", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const chat = await suite.open({ ...DESKTOP, colorScheme, contrast: "more", reducedMotion: "reduce" });
      expect(
        await faultsInEveryState(chat, [(widget) => axeViolations(widget.page, ["color-contrast-enhanced"])]),
      ).toEqual([]);
    }
  });

  it.each([
    ["bubble", DESKTOP],
    ["page", DESKTOP],
    ["bubble", PHONE],
    ["page", PHONE],
  ] as const)("cuts nothing off at twice the size of text, as %s", async (mode, device) => {
    const chat = await open(mode, device);
    const debug = await chat.page.context().newCDPSession(chat.page);
    await debug.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
    expect(await evaluate(chat.page, `getComputedStyle(${ROOT}.querySelector(".root")).fontSize`)).toBe("32px");
    expect(await faultsInEveryState(chat, [asked(CUT_OFF), asked(OUT_OF_REACH), asked(CRAMPED)])).toEqual([]);
  });

  it.each(["bubble", "inline", "page"] as const)(
    "needs no sideways scrolling at a zoom of four, as %s",
    async (mode) => {
      const chat = await open(mode, { viewport: { width: 320, height: 256 } });
      expect(await faultsInEveryState(chat, [asked(CUT_OFF)])).toEqual([]);
    },
  );

  it.each([
    ["bubble", DESKTOP],
    ["inline", PHONE],
    ["page", { viewport: { width: 320, height: 256 } }],
  ] as const)("loses nothing to the spacing that a reader has set, as %s", async (mode, device) => {
    const chat = await open(mode, device);
    await evaluate(
      chat.page,
      `(() => { const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(SPACED)}); ${ROOT}.adoptedStyleSheets.push(sheet); })()`,
    );
    expect(await faultsInEveryState(chat, [asked(CUT_OFF)])).toEqual([]);
  });

  it.each([
    ["bubble", DESKTOP],
    ["bubble", PHONE],
    ["inline", DESKTOP],
    ["page", PHONE],
  ] as const)("is mirrored in a language from right to left, without a fault, as %s", async (mode, device) => {
    const chat = await open(mode, { ...device, reducedMotion: "reduce" });
    const speak = async (locale: string, direction: string) => {
      await evaluate(chat.page, `AgentCare("setLocale", "${locale}")`);
      await chat.page.locator(`.root[dir=${direction}]`).waitFor({ state: "attached" });
    };
    const found: unknown[] = [];
    await walkEveryState(chat, suite.server, async (state) => {
      await speak("qps", "rtl");
      // It is a made-up language, from the range that is kept for such; axe knows real ones only.
      const known = (await axe(chat)).filter((fault) => !/^valid-lang: .* lang="qps"/.test(fault));
      const faults = [known, await asked(CUT_OFF)(chat), await asked(NOT_MIRRORED)(chat)].flat();
      if (faults.length > 0) found.push([state, faults]);
      await speak("en", "ltr");
    });
    expect(found).toEqual([]);
  });

  it.each(["bubble", "page"] as const)(
    "fits between the top of the window and a keyboard over it, as %s",
    async (mode) => {
      const chat = await open(mode, PHONE);
      if (mode === "bubble") await chat.launcher.tap();
      await chat.field.tap();
      // As Safari on iOS does it: the window stays as large, what is seen of it shrinks and moves.
      await evaluate(
        chat.page,
        `Object.defineProperties(visualViewport, { height: { value: 420 }, offsetTop: { value: 130 } }); visualViewport.dispatchEvent(new Event("resize"));`,
      );
      const { y, height } = (await chat.page.locator(".panel").boundingBox()) ?? { y: -1, height: -1 };
      expect([y, height]).toEqual([130, 420]);
      expect(await evaluate(chat.page, OUT_OF_REACH)).toEqual([]);
      const send = await chat.page.getByRole("button", { name: "Send", exact: true }).boundingBox();
      expect((send?.y ?? 0) + (send?.height ?? 0)).toBeLessThanOrEqual(550);
    },
  );
});

/** What does not stand where a reader from right to left looks for it. */
const NOT_MIRRORED = `(() => {
  const root = ${ROOT};
  const box = (selector) => [...root.querySelectorAll(selector)].find((element) => element.checkVisibility())?.getBoundingClientRect();
  const wrong = [];
  const [send, field, mine, log, clinic, call] =
    [".composer button", ".composer textarea", ".user", ".log", ".names", ".header a"].map(box);
  if (send && send.left > field.left) wrong.push("the button beside the message field");
  if (mine && mine.left - log.left > log.right - mine.right) wrong.push("the patient's own message");
  if (clinic && clinic.left < call.left) wrong.push("the clinic's name");
  return wrong;
})()`;
