import { access } from "node:fs/promises";
import { parseArgs } from "node:util";
import { DESKTOP, launchBrowser, PHONE } from "../web/widget/testing/chat-browser.ts";
import { createChatDriver } from "../web/widget/testing/chat-driver.ts";

const USAGE = `Takes a picture of the chat page in the middle of a booking, on a server that is running.
  node scripts/screenshot.ts --url http://localhost:3000 [--out docs/chat.png] [--phone] [--dark] [--say "…"]
Chromium: CHROMIUM_PATH, else /usr/bin/chromium.`;

const { values } = parseArgs({
  options: {
    url: { type: "string" },
    out: { type: "string", default: "docs/chat.png" },
    say: { type: "string", default: "Hi, I need a dental cleaning next Tuesday afternoon, after 2 if possible" },
    phone: { type: "boolean", default: false },
    dark: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

if (values.help) console.log(USAGE);
else if (!values.url) fail("--url is missing: the address of a running server.");
else if (
  !(await access(executablePath).then(
    () => true,
    () => false,
  ))
) {
  fail(`There is no Chromium at ${executablePath}. Install one, or set CHROMIUM_PATH.`);
} else await takePicture(values.url.replace(/\/$/, ""));

async function takePicture(url: string): Promise<void> {
  const browser = await launchBrowser({ executablePath });
  try {
    const page = await browser.newPage({
      ...(values.phone ? PHONE : { ...DESKTOP, viewport: { width: 900, height: 1340 }, deviceScaleFactor: 1.5 }),
      colorScheme: values.dark ? "dark" : "light",
      reducedMotion: "reduce",
      locale: "en-US",
    });
    const chat = createChatDriver(page);
    await chat.open(url);
    await chat.say(values.say);
    await chat.slots.first().waitFor();
    await chat.answered();
    await chat.slots.first().click();
    const form = page.locator("form.form");
    await form.waitFor();
    await chat.answered();
    const send = await chat.fillIdentity({ name: "Ana Ruiz", dateOfBirth: "1988-04-03", phone: "914-555-0142" });
    await send.click();
    await chat.confirm.waitFor();
    await chat.answered();
    await page.screenshot({ path: values.out });
    console.log(`Wrote ${values.out}.`);
  } finally {
    await browser.close();
  }
}

function fail(problem: string): void {
  console.error(`${problem}\n\n${USAGE}`);
  process.exitCode = 2;
}
