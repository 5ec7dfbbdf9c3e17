import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const PICTURE = fileURLToPath(new URL("../docs/evals.png", import.meta.url));

/** Takes docs/evals.png of a stored run's page: `node scripts/screenshot-evals.ts .agentcare/evals/<run>/report.html`. */
const [page] = process.argv.slice(2);
if (!page) throw new Error("Say which page: node scripts/screenshot-evals.ts .agentcare/evals/<run>/report.html");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium" });
try {
  const view = await browser.newPage({ viewport: { width: 1440, height: 1000 }, colorScheme: "light" });
  await view.goto(pathToFileURL(page).href);
  // The first run in the list is one that failed, where any did.
  await view.keyboard.press("j");
  await view.keyboard.press("Enter");
  await view.screenshot({ path: PICTURE });
} finally {
  await browser.close();
}
