// Opens a file in code-server as somebody would, and tells what the editor shows of it.
// node browse.mjs ADDRESS FILE PICTURE   (playwright-core in NODE_PATH's stead by a link beside this file; CHROMIUM names the browser)
import { chromium } from "playwright-core";

const [address, file, picture] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
try {
  await page.goto(address);
  await page.waitForSelector(".monaco-workbench .explorer-viewlet, .monaco-workbench .part.editor", { timeout: 90_000 });
  await page.keyboard.press("Control+P");
  await page.waitForSelector(".quick-input-widget input:visible");
  await page.keyboard.type(file);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: file }).first().click();
  await page.waitForSelector(".monaco-editor .squiggly-error", { timeout: 90_000 });
  await page.keyboard.press("Control+Shift+M");
  await page.waitForSelector(".markers-panel .monaco-list-row .marker-icon", { timeout: 30_000 });
  await page.waitForTimeout(1_500);
  const rows = await page.locator(".markers-panel .monaco-list-row").allInnerTexts();
  const errors = await page.locator(".monaco-editor .squiggly-error").count();
  const warnings = await page.locator(".monaco-editor .squiggly-warning").count();
  console.log(JSON.stringify({ rows: rows.map((row) => row.replace(/\s+/g, " ").trim()), errors, warnings }));
} finally {
  await page.screenshot({ path: picture });
  await browser.close();
}
