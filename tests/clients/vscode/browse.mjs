// Opens a file in code-server as somebody would, runs a task if one is named, and tells what the editor shows of the file.
// node browse.mjs ADDRESS FILE PICTURE [TASK]; playwright-core stands beside this file, and CHROMIUM names the browser.
import { chromium } from "playwright-core";

const [address, file, picture, task] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });

async function choose(words, row) {
  await page.waitForSelector(".quick-input-widget input:visible");
  await page.keyboard.type(words);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: row }).first().click();
}

try {
  await page.goto(address);
  await page.waitForSelector(".monaco-workbench .explorer-viewlet, .monaco-workbench .part.editor", { timeout: 90_000 });
  await page.keyboard.press("Control+P");
  await choose(file, file);
  if (task) {
    await page.waitForSelector(".monaco-editor .view-line");
    await page.keyboard.press("Control+Shift+P");
    await choose("Tasks: Run Task", "Tasks: Run Task");
    await choose(task, task);
  }
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
