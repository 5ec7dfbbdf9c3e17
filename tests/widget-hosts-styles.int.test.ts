import { describe, expect, it } from "vitest";
import { z } from "zod";
import { contrast } from "../web/widget/styles/contrast.ts";
import { hostPages } from "../web/widget/testing/host-pages.ts";
import { useHosts } from "../web/widget/testing/host-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();

const SPIN = "@keyframes spin { to { transform: rotate(1turn); opacity: 0 } }";
const STYLES: [string, string][] = [
  ["unsets everything", "* { all: unset !important }"],
  ["resets everything", "* { all: initial !important }"],
  ["reverts everything", "* { all: revert !important }"],
  ["hides every division and what may be open", "div, dialog, [popover] { display: none !important }"],
  [
    "blows up and moves everything",
    `${SPIN} * { box-sizing: content-box !important; font: italic 40px/4 cursive !important; letter-spacing: 1em !important;
      text-indent: -9999px !important; text-transform: uppercase !important; white-space: nowrap !important;
      animation: spin 1s infinite alternate !important; transition: all 9s !important }`,
  ],
  [
    "hides what is no part of it",
    `body > :not(main) { display: none !important; visibility: hidden !important; opacity: 0 !important;
      transform: scale(0) !important; clip-path: inset(50%) !important; pointer-events: none !important;
      position: static !important; content-visibility: hidden !important; width: 0 !important; z-index: -1 !important }`,
  ],
  [
    "dresses every control",
    `button, textarea, input, a, p, h2, ul, li, label, svg { display: none !important; color: #fff !important;
      background: #fff !important; float: left !important; width: 1px !important; height: 1px !important }`,
  ],
  [
    "lies over everything",
    "html::after { content: ''; position: fixed; inset: 0; z-index: 2147483647; background: #a00 }",
  ],
  ["has a body that holds what is fixed", "body { transform: translateZ(0); min-height: 300vh; margin: 0 }"],
];

/** Whether the middle of an element in the chat is seen and can be pressed, and how its text looks. */
const lookAt = (selector: string) => `(() => {
  const root = document.querySelector("agentcare-chat").shadowRoot;
  const element = root.querySelector(${JSON.stringify(selector)});
  const { left, top, right, bottom } = element.getBoundingClientRect();
  let found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  if (found?.shadowRoot) found = found.shadowRoot.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const style = getComputedStyle(element);
  const paper = getComputedStyle(element.closest(".panel") ?? element);
  return {
    reached: element.contains(found),
    within: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
    left, top, width: right - left, height: bottom - top,
    seen: element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }),
    fontSize: style.fontSize, letterSpacing: style.letterSpacing, textTransform: style.textTransform,
    textIndent: style.textIndent, fontStyle: style.fontStyle, animationName: style.animationName,
    colour: style.color, paper: paper.backgroundColor,
  };
})()`;

const Look = z.object({
  reached: z.boolean(),
  within: z.boolean(),
  seen: z.boolean(),
  left: z.number(),
  top: z.number(),
  width: z.number(),
  height: z.number(),
  colour: z.string(),
  paper: z.string(),
});
const PLAIN = {
  fontSize: "16px",
  letterSpacing: "normal",
  textTransform: "none",
  textIndent: "0px",
  fontStyle: "normal",
  animationName: "none",
};

describe.skipIf(!chromium)("the chat on a page whose style sheet", () => {
  const hosts = useHosts(chromium?.executablePath ?? "");

  it.each(STYLES)("%s can be opened and read", async (_does, css) => {
    const { chat, run } = await hosts.visit(hostPages.styled(hosts.tag(), css));
    await chat.launcher.waitFor();
    expect(await run(lookAt(".launcher"))).toMatchObject({
      reached: true,
      within: true,
      seen: true,
      width: 60,
      height: 60,
    });
    await chat.launcher.click();
    await chat.say("What are your opening hours?");
    await chat.items.getByText("Source:").waitFor();
    await chat.answered();
    expect(await run(lookAt(".panel"))).toMatchObject({ reached: true, within: true, seen: true, width: 400 });
    const message = await run(lookAt(".message.bot > p"));
    expect(message).toMatchObject({ reached: true, seen: true, ...PLAIN });
    const { colour, paper } = Look.parse(message);
    expect(contrast(hexOf(colour), hexOf(paper))).toBeGreaterThan(4.5);
    await chat.launcher.click();
    await chat.field.waitFor({ state: "hidden" });
  });
});

const hexOf = (rgb: string) =>
  `#${[...rgb.matchAll(/\d+/g)].map(([part]) => Number(part).toString(16).padStart(2, "0")).join("")}`;
