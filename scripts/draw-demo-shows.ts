// `node scripts/draw-demo-shows.ts`: draws the posters of the demo's shows once more, into server/demo-pictures/shows.
// It needs Chromium (CHROMIUM, by default Debian's). Run it after a change of a drawing or a title, and commit what it
// writes.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { DEMO_SHOWS, DEMO_VENUES } from '../server/modules/tickets/index.ts';
import { HEIGHT, WIDTH } from './demo-pictures/shows/canvas.ts';
import { posterPage } from './demo-pictures/shows/poster.ts';

const FOLDER = fileURLToPath(new URL('../server/demo-pictures/shows/', import.meta.url));
const FONT = new URL('../node_modules/@fontsource-variable/noto-sans-kr', import.meta.url).href;

await mkdir(FOLDER, { recursive: true });
const pages = await mkdtemp(join(tmpdir(), 'madang-posters-'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
});
const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
let bytes = 0;
for (const [place, { slug, title, summary, hall }] of DEMO_SHOWS.entries()) {
  const venue = DEMO_VENUES.find((one) => one.slug === hall[0])!;
  const words = { slug, title: title.ko, titleEn: title.en, line: summary.ko, place: venue.name.ko };
  const file = join(pages, `${slug}.html`);
  await writeFile(file, posterPage(words, place, FONT));
  await page.goto(`file://${file}`);
  await page.evaluate('document.fonts.ready.then(() => true)');
  const shot = await page.screenshot({ type: 'png' });
  const { size } = await sharp(shot)
    .resize(720)
    .webp({ quality: 84, effort: 6 })
    .toFile(`${FOLDER}${slug}.webp`);
  bytes += size;
}
await browser.close();
await rm(pages, { recursive: true });
process.stdout.write(`${(bytes / 1024).toFixed(0)} KiB\n`);
