import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { availableChromium } from "../../tests/services.ts";
import { evaluate, launchBrowser } from "../../web/widget/testing/chat-browser.ts";
import { aRun } from "../store/testing/a-run.ts";
import { asJunit } from "./junit.ts";
import { summarise } from "./summary.ts";
import { aCase, aWholeRun, failed, infrastructure, passed } from "./testing/build.ts";
import { toTurn } from "./testing/conversations.ts";

const chromium = await availableChromium();

/** Every element as `name {attributes} text`, by a parser that stops at the first fault of the XML. */
const READ = (xml: string) => `(() => {
  const parsed = new DOMParser().parseFromString(${JSON.stringify(xml)}, "application/xml");
  const fault = parsed.querySelector("parsererror");
  if (fault) throw new Error(fault.textContent);
  const read = (element) => ({
    name: element.localName,
    ...Object.fromEntries([...element.attributes].map(({ name, value }) => ["@" + name, value])),
    text: [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join("").trim(),
    children: [...element.children].map(read),
  });
  return read(parsed.documentElement);
})()`;

describe.skipIf(!chromium)("the JUnit report, read by an XML parser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser({ executablePath: chromium?.executablePath ?? "" });
  });
  afterAll(() => browser.close());

  async function read(report: Omit<Parameters<typeof asJunit>[0], "run" | "summary">): Promise<unknown> {
    const page = await browser.newPage();
    try {
      const summary = summarise(report.graded, report.cases);
      return await evaluate(page, READ(asJunit({ run: aRun(), summary, ...report })));
    } finally {
      await page.close();
    }
  }

  it("has a testsuite a suite and a testcase a scenario and trial, with failures, errors and what was not run", async () => {
    const graded = [
      passed({ trial: 1 }),
      failed({ trial: 2, style: "typos", ms: 1_500 }),
      infrastructure({ trial: 3 }),
    ];
    const root = await read({ graded, cases: [aCase(), aCase({ id: "faq/parking" })] });
    const totals = { "@failures": "1", "@errors": "1" };
    expect(root).toMatchObject({
      name: "testsuites",
      "@tests": "4",
      "@skipped": "1",
      ...totals,
      children: [
        {
          name: "testsuite",
          "@name": "booking",
          "@tests": "3",
          ...totals,
          children: [
            { "@name": "booking/first-available run 1 (plain)", "@classname": "booking", children: [] },
            {
              "@name": "booking/first-available run 2 (typos)",
              "@time": "1.500",
              children: [
                {
                  name: "failure",
                  "@type": "agent",
                  "@message": "A visit on March 3 was booked; the yes was to one on March 2.",
                  text: expect.stringContaining("end_state: 1 row is missing"),
                },
                { name: "system-out", text: expect.stringContaining("> yes please, go ahead") },
              ],
            },
            {
              children: [{ name: "error", "@type": "infrastructure", "@message": expect.stringContaining("database") }],
            },
          ],
        },
        { "@name": "faq", "@tests": "1", children: [{ "@name": "faq/parking", children: [{ name: "skipped" }] }] },
      ],
    });
  });

  it("holds hostile text as text: markup, entities, control characters, lone surrogates", async () => {
    const says = `</failure><script>alert(1)</script> ]]> &amp; "quoted"\u0000\u001b[2J\ud800 end`;
    const trial = failed(
      { turns: [toTurn({ says, answer: says }, 0)] },
      { findings: [{ grader: "facts", turn: 0, message: `${says}\nline two` }] },
    );
    const root = await read({ graded: [trial], cases: [] });
    const kept = `</failure><script>alert(1)</script> ]]> &amp; "quoted"\ufffd\ufffd[2J\ufffd end`;
    expect(root).toMatchObject({
      children: [
        {
          children: [
            {
              children: [
                { name: "failure", "@message": `${kept}\nline two`, children: [] },
                { name: "system-out", text: `> ${kept}\n\n${kept}`, children: [] },
              ],
            },
          ],
        },
      ],
    });
  });

  it("adds up over a whole run", async () => {
    const { cases, graded } = aWholeRun();
    const summary = summarise(graded, cases);
    const root = await read({ graded, cases });
    expect(root).toMatchObject({
      "@tests": `${graded.length}`,
      "@errors": `${summary.total.infrastructure}`,
      "@failures": `${summary.total.trials - summary.total.passes}`,
    });
  });
});
