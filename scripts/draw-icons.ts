/**
 * Draws `public/icons/*.png` from `docs/icon.svg` with headless Chromium. Run it after the drawing
 * was changed: `npx tsx scripts/draw-icons.ts`; the path of a Chromium may follow.
 */
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

/** `crop`: how much of the margin is cut off: the shop wants it, the toolbar has no room for it. */
const ICONS = [
  { size: 128, crop: 0 },
  { size: 48, crop: 16 },
  { size: 32, crop: 16 },
  { size: 16, crop: 16 },
];

const executablePath = process.argv[2] ?? '/usr/bin/chromium';
const drawing = await readFile(new URL('../docs/icon.svg', import.meta.url), 'utf8');
// As root, Chromium starts only without its sandbox; what it draws is our own file.
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const { size, crop } of ICONS) {
  const side = 128 - 2 * crop;
  const svg = drawing.replace(
    'viewBox="0 0 128 128"',
    `viewBox="${crop} ${crop} ${side} ${side}" width="${size}" height="${size}"`,
  );
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
  const path = new URL(`../public/icons/${size}.png`, import.meta.url).pathname;
  await page.screenshot({ path, omitBackground: true });
}
await browser.close();
