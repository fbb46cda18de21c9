// `node scripts/draw-demo-goods.ts`: draws what the demo mall sells once more, into server/demo-pictures/goods: one
// picture for each good of each maker. Run it after a change of a drawing or of what is sold, and commit what it writes.

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { DEMO_CATEGORIES } from '../server/modules/shop/index.ts';
import { DRAWINGS, PALETTES, picture } from './demo-pictures/goods/index.ts';

const FOLDER = fileURLToPath(new URL('../server/demo-pictures/goods/', import.meta.url));

await mkdir(FOLDER, { recursive: true });
let bytes = 0;
for (const [shelf, { goods, makers }] of DEMO_CATEGORIES.entries()) {
  for (const [place, { slug }] of goods.entries()) {
    const drawing = DRAWINGS[slug];
    if (!drawing) throw new Error(`There is no drawing of ${slug}`);
    for (const [hand, maker] of makers.entries()) {
      const palette = PALETTES[(shelf * 2 + place * 4 + hand * 3) % PALETTES.length]!;
      const { size } = await sharp(Buffer.from(picture(drawing, palette, place + hand)))
        .webp({ quality: 82, effort: 6 })
        .toFile(`${FOLDER}${slug}-${maker.slug}.webp`);
      bytes += size;
    }
  }
}
process.stdout.write(`${(bytes / 1024).toFixed(0)} KiB\n`);
