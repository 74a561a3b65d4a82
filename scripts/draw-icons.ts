/**
 * Draws `public/icons` from `docs/icon.svg` with headless Chromium. Run it after the drawing was
 * changed: `npx tsx scripts/draw-icons.ts`; the path of a Chromium may follow.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import type { ToolbarLook } from '../src/background/toolbar-view';

/** `crop`: how much of the margin is cut off: the shop wants it, the toolbar has no room for it. */
interface Size {
  readonly size: number;
  readonly crop: number;
}
const SMALL: readonly Size[] = [48, 32, 16].map((size) => ({ size, crop: 16 }));
const ICONS: readonly Size[] = [{ size: 128, crop: 0 }, ...SMALL];

/**
 * What the toolbar's looks have otherwise than the drawing. Told apart by colour and by mark; the
 * colours are neither light nor dark, for the browser does not say which its toolbar is.
 */
const LOOKS: Readonly<Record<ToolbarLook, string>> = {
  fine: '',
  attention: `
    .lid { fill: #f79a45 } .box { fill: #d65f00 } .tape, .check { display: none }
    .call { display: inline }`,
  unknown: `
    .lid { fill: #b9bec5 } .box { fill: #7b828a } .tape { fill: #eceef0; clip-path: inset(0 0 12px) }
    .check { display: none }
    .ask { display: inline }`,
};

const executablePath = process.argv[2] ?? '/usr/bin/chromium';
const icons = new URL('../public/icons/', import.meta.url);
const drawing = await readFile(new URL('../docs/icon.svg', import.meta.url), 'utf8');
// As root, Chromium starts only without its sandbox; what it draws is our own file.
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage();

async function draw(file: string, { size, crop }: Size, style: string): Promise<void> {
  const side = 128 - 2 * crop;
  const svg = drawing.replace(
    'viewBox="0 0 128 128"',
    `viewBox="${crop} ${crop} ${side} ${side}" width="${size}" height="${size}"`,
  );
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block}${style}</style>${svg}`);
  await page.screenshot({ path: new URL(file, icons).pathname, omitBackground: true });
}

for (const icon of ICONS) await draw(`${icon.size}.png`, icon, '');
await mkdir(new URL('toolbar/', icons), { recursive: true });
for (const [look, style] of Object.entries(LOOKS)) {
  for (const icon of SMALL) await draw(`toolbar/${look}-${icon.size}.png`, icon, style);
}
await browser.close();
