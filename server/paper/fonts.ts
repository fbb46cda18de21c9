import { readFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

/** How bold, on the font's own axis. */
export type Weight = 400 | 700;

/** Text in one piece of the font. */
export interface Run {
  /** Its name in the document. */
  readonly font: string;
  readonly text: string;
}

/** The pieces of the font that some texts need, each cut down to their letters. */
export interface Fonts {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly runsOf: (text: string, weight: Weight) => Run[];
}

interface Piece {
  readonly no: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

const FOLDER = new URL('./', import.meta.resolve('@fontsource-variable/noto-sans-kr/package.json'));
/** Where a letter is in none: an emoji in a name. */
const NONE = '□';
let pieces: Promise<Piece[]> | undefined;

/** Noto Sans KR comes in some 120 pieces; letters that are used together are in one. */
async function readPieces(): Promise<Piece[]> {
  const text = await readFile(new URL('unicode.json', FOLDER), 'utf8');
  const ranges = Object.entries(JSON.parse(text) as Record<string, string>);
  // The later ones hold the more common letters.
  return ranges.reverse().map(([name, list]) => ({
    no: name.replace(/[[\]]/g, ''),
    ranges: list.split(',').map((range) => {
      const [from = '', to = from] = range.trim().replace('U+', '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    }),
  }));
}

/**
 * Makes the font ready for some texts: only what they need is read, and only their letters go into the document.
 * @param texts everything that will be written, by weight
 */
export async function fontsFor(texts: ReadonlyMap<Weight, readonly string[]>): Promise<Fonts> {
  pieces ??= readPieces();
  const all = await pieces;
  const pieceOf = new Map<string, string | null>();
  const findPiece = (letter: string): string | null => {
    const known = pieceOf.get(letter);
    if (known !== undefined) return known;
    const point = letter.codePointAt(0) ?? 0;
    const found = all.find(({ ranges }) => ranges.some(([from, to]) => point >= from && point <= to))?.no;
    pieceOf.set(letter, found ?? null);
    return found ?? null;
  };

  const runsOf = (text: string, weight: Weight): Run[] => {
    const runs: { font: string; text: string }[] = [];
    for (const letter of text.normalize('NFC')) {
      const piece = findPiece(letter);
      const font = `${weight}-${piece ?? findPiece(NONE)}`;
      const last = runs.at(-1);
      const shown = piece === null ? NONE : letter;
      if (last?.font === font) last.text += shown;
      else runs.push({ font, text: shown });
    }
    return runs;
  };

  const letters = new Map<string, Set<string>>();
  for (const [weight, list] of texts) {
    for (const run of list.flatMap((text) => runsOf(text, weight))) {
      const known = letters.get(run.font) ?? new Set();
      for (const letter of run.text) known.add(letter);
      letters.set(run.font, known);
    }
  }
  const files = new Map<string, Buffer>();
  for (const [font, set] of letters) files.set(font, await cut(font, [...set].join('')));
  return { files, runsOf };
}

async function cut(font: string, letters: string): Promise<Buffer> {
  const [weight, piece] = font.split('-');
  const file = await readFile(new URL(`files/noto-sans-kr-${font.slice(4)}-wght-normal.woff2`, FOLDER));
  if (!weight || !piece) throw new Error(`There is no font ${font}`);
  return subsetFont(file, letters, { targetFormat: 'truetype', variationAxes: { wght: Number(weight) } });
}
