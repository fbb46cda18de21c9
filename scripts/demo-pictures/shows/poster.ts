import { HEIGHT, type Palette, seeded, WIDTH } from './canvas.ts';
import { MUSIC_POSTERS } from './music.ts';
import { OTHER_POSTERS } from './others.ts';
import { STAGE_POSTERS } from './stage.ts';

const DRAWINGS = { ...STAGE_POSTERS, ...MUSIC_POSTERS, ...OTHER_POSTERS };

const palette = (top: string, foot: string, ink: string, light: string, accent: string): Palette => ({
  top,
  foot,
  ink,
  light,
  accent,
});
const PALETTES: readonly Palette[] = [
  palette('#12294b', '#0b1a33', '#08101f', '#f4e9c8', '#f0a63a'),
  palette('#5a1f3d', '#2b0f26', '#1a0819', '#ffe2c4', '#ff7d5c'),
  palette('#e9dcc3', '#8fa58c', '#2f3d33', '#fff8ea', '#c8553d'),
  palette('#2d5f5d', '#17393a', '#0b2223', '#f3ead2', '#e8b04b'),
  palette('#f2c14e', '#d9762b', '#3a2417', '#fff6dc', '#e4572e'),
  palette('#3b2f7a', '#1f1848', '#120d2c', '#e9e4ff', '#ff8fb1'),
  palette('#cfe3ee', '#6f9bb3', '#1e3d50', '#ffffff', '#e2725b'),
  palette('#1d1d22', '#34343d', '#0c0c0f', '#f2efe6', '#d7263d'),
  palette('#7fb7a5', '#2f6f63', '#123a34', '#f7fbe9', '#f4d35e'),
  palette('#f6d6d0', '#c97b84', '#4a2132', '#fff5f0', '#a4243b'),
];

/** What a poster says. */
export interface PosterWords {
  readonly slug: string;
  readonly title: string;
  readonly titleEn: string;
  readonly line: string;
  readonly place: string;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * One poster as a page, to be photographed.
 * @param place which of the posters it is: neighbours differ in colour
 * @param font address of a folder with the typeface's style sheet
 */
export function posterPage(words: PosterWords, place: number, font: string): string {
  const drawing = DRAWINGS[words.slug];
  if (!drawing) throw new Error(`There is no drawing of ${words.slug}`);
  const p = PALETTES[(place * 3) % PALETTES.length]!;
  const size = words.title.length > 11 ? 78 : words.title.length > 7 ? 96 : 118;
  return `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="${font}/index.css"><style>
    * { margin: 0; word-break: keep-all; } body { width: ${WIDTH}px; height: ${HEIGHT}px; position: relative; overflow: hidden; font-family: 'Noto Sans KR Variable'; color: ${p.light}; }
    svg, .foot { position: absolute; left: 0; } .foot { bottom: 0; right: 0; padding: 150px 60px 52px; background: linear-gradient(transparent, ${p.ink}ee 42%, ${p.ink}); }
    h1 { font-size: ${size}px; line-height: 1.08; font-weight: 900; letter-spacing: -0.03em; } p { font-size: 27px; font-weight: 600; margin-top: 18px; }
    .en { font-size: 24px; font-weight: 500; margin-bottom: 12px; opacity: .85; } .place { font-size: 22px; font-weight: 400; opacity: .8; }
  </style><svg width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="Noto Sans KR Variable"><defs><linearGradient id="paper" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${p.top}"/><stop offset="1" stop-color="${p.foot}"/></linearGradient></defs><rect width="${WIDTH}" height="${HEIGHT}" fill="url(#paper)"/>${drawing(p, seeded(place * 97 + 5))}</svg>
  <div class="foot"><div class="en">${escaped(words.titleEn)}</div><h1>${escaped(words.title)}</h1><p>${escaped(words.line)}</p><p class="place">${escaped(words.place)}</p></div>`;
}
