import PdfDocument from 'pdfkit';
import { type Fonts, fontsFor, type Weight } from './fonts.ts';

/** A document and the fonts that were made for it. */
export interface Pen {
  readonly doc: PDFKit.PDFDocument;
  readonly fonts: Fonts;
}
export interface Style {
  readonly size: number;
  readonly weight: Weight;
  readonly colour?: string;
  /** Points. */
  readonly width: number;
  /** What does not fit into so many lines is cut off; one, unless told otherwise. */
  readonly lines?: number;
}
export interface Paper {
  readonly lang: 'ko' | 'en';
  readonly title: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** All that is written, so that the fonts can be cut to it. */
  readonly texts: ReadonlyMap<Weight, readonly string[]>;
}

/** Points, 72 to the inch. */
export const A4 = { width: 595.28, height: 841.89 };
const INK = '#111111';
export const FAINT = '#666666';
export const LINE_HEIGHT = 1.35;
/** No letter is narrower than this part of its size: what is longer than a line of such need not be measured. */
const NARROWEST = 0.1;

/** @returns a PDF of A4 sheets, as `draw` has written them; the first sheet is there */
export async function printPaper(paper: Paper, draw: (pen: Pen) => void): Promise<Buffer> {
  const fonts = await fontsFor(paper.texts);
  const doc = new PdfDocument({
    size: 'A4',
    margin: 0,
    lang: paper.lang === 'ko' ? 'ko-KR' : 'en-GB',
    displayTitle: true,
    info: { Title: paper.title, Creator: 'Madang', CreationDate: new Date(paper.at) },
  });
  for (const [name, file] of fonts.files) doc.registerFont(name, file);
  const parts: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve());
    doc.on('error', reject);
  });
  draw({ doc, fonts });
  doc.end();
  await ended;
  return Buffer.concat(parts);
}

/** Writes a text into its width, on as many lines as it may have. @returns where the next line begins */
export function write(pen: Pen, text: string, at: { x: number; y: number }, style: Style): number {
  let { y } = at;
  for (const line of linesOf(pen, text, style)) {
    writeLine(pen, line, { x: at.x, y }, style);
    y += style.size * LINE_HEIGHT;
  }
  return y;
}

/** The lines that a text takes in its width. */
export function linesOf(pen: Pen, text: string, { size, weight, width, lines = 1 }: Style): string[] {
  const most = Math.ceil(width / (size * NARROWEST));
  return wrap(text, { width, lines, most, measure: (part) => widthOf(pen, part, size, weight) });
}

/** Writes what fits on one line. */
export function writeLine(
  pen: Pen,
  line: string,
  { x, y }: { x: number; y: number },
  { size, weight, colour = INK }: Style,
): void {
  let from = x;
  for (const run of pen.fonts.runsOf(line, weight)) {
    pen.doc.font(run.font).fontSize(size).fillColor(colour);
    pen.doc.text(run.text, from, y, { lineBreak: false });
    from += pen.doc.widthOfString(run.text);
  }
}

function widthOf({ doc, fonts }: Pen, text: string, size: number, weight: Weight): number {
  let width = 0;
  for (const run of fonts.runsOf(text, weight)) {
    width += doc.font(run.font).fontSize(size).widthOfString(run.text);
  }
  return width;
}

/** Between words where there is room, else between letters; the last line ends in dots where there was more. */
function wrap(
  text: string,
  {
    width,
    lines,
    most,
    measure,
  }: { width: number; lines: number; most: number; measure: (part: string) => number },
): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest !== '' && found.length < lines) {
    const isLast = found.length === lines - 1;
    const fits = longestThatFits(
      rest,
      most,
      (part) => measure(isLast && part !== rest ? `${part}…` : part) <= width,
    );
    if (fits === rest.length) return [...found, rest];
    const space = rest.lastIndexOf(' ', fits);
    const end = !isLast && space > 0 ? space : Math.max(1, fits);
    found.push(rest.slice(0, end).trimEnd() + (isLast ? '…' : ''));
    rest = rest.slice(end).trimStart();
  }
  return found;
}

/** By halves, among so many letters at the most: a name may be long, and a note much longer. */
function longestThatFits(text: string, most: number, fits: (part: string) => boolean): number {
  if (text.length <= most && fits(text)) return text.length;
  let low = 0;
  let high = Math.min(text.length - 1, most);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}
