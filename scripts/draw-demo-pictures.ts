// `node scripts/draw-demo-pictures.ts`: draws the demo's posters and portraits once more, into server/demo-pictures. Run
// it after a change of a drawing, and commit what it writes: an upload may not be SVG, and the server that draws these
// would have to be able to read it.

import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { jun, minji, soyeon } from './demo-pictures/portraits.ts';
import { firstSnow, lateAutumn } from './demo-pictures/posters.ts';

const FOLDER = fileURLToPath(new URL('../server/demo-pictures/', import.meta.url));
const DRAWINGS = {
  'late-autumn': lateAutumn(),
  'first-snow': firstSnow(),
  minji: minji(),
  jun: jun(),
  soyeon: soyeon(),
};

for (const [name, svg] of Object.entries(DRAWINGS)) {
  const { size } = await sharp(Buffer.from(svg))
    .webp({ quality: 88, effort: 6 })
    .toFile(`${FOLDER}${name}.webp`);
  process.stdout.write(`${name}.webp ${size}\n`);
}
