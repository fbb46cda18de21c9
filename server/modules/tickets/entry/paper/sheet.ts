import PdfDocument from 'pdfkit';
import { encodeQR } from 'qr';
import { type Fonts, fontsFor, type Weight } from './fonts.ts';
import type { PaperOrder, PaperTicket, PaperWords } from './order.ts';

/** Points, 72 to the inch: an A4 sheet with three tickets on it, to be cut apart. */
const PAGE = { width: 595.28, height: 841.89 };
const ON_PAGE = 3;
const HEIGHT = PAGE.height / ON_PAGE;
const MARGIN = 34;
/** 46 mm: read from an arm's length, also where the printer is low on ink. */
const PICTURE = 130;
const TEXT_WIDTH = PAGE.width - 2 * MARGIN - PICTURE - 28;
const INK = '#111111';
const FAINT = '#666666';
const LINE_HEIGHT = 1.35;

interface Style {
  readonly size: number;
  readonly weight: Weight;
  readonly colour?: string;
  readonly width?: number;
  /** What does not fit into so many lines is cut off. */
  readonly lines?: number;
}
type Pen = { readonly doc: PDFKit.PDFDocument; readonly fonts: Fonts };

/** @returns tickets as a PDF, three on a sheet */
export async function printTickets(order: PaperOrder): Promise<Buffer> {
  const fonts = await fontsFor(textsOf(order));
  const doc = new PdfDocument({
    size: 'A4',
    margin: 0,
    lang: order.lang === 'ko' ? 'ko-KR' : 'en-GB',
    displayTitle: true,
    info: { Title: order.title, Creator: 'Madang', CreationDate: new Date(order.at) },
  });
  for (const [name, file] of fonts.files) doc.registerFont(name, file);
  const parts: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve());
    doc.on('error', reject);
  });
  order.tickets.forEach((ticket, i) => {
    if (i > 0 && i % ON_PAGE === 0) doc.addPage();
    drawTicket({ doc, fonts }, ticket, order.words, (i % ON_PAGE) * HEIGHT);
  });
  doc.end();
  await ended;
  return Buffer.concat(parts);
}

/** All that is written, so that the font can be cut to it. */
function textsOf({ words, tickets }: PaperOrder): Map<Weight, string[]> {
  const plain: string[] = ['…', ...Object.values(words)];
  const bold: string[] = ['…'];
  for (const { title, when, seat, typed, code: _, notes, ...rest } of tickets) {
    bold.push(title, seat, spaced(typed));
    plain.push(when, ...notes, ...Object.values(rest));
  }
  return new Map([
    [400, plain],
    [700, bold],
  ]);
}

function drawTicket(pen: Pen, ticket: PaperTicket, words: PaperWords, top: number): void {
  const { doc } = pen;
  if (top > 0) {
    doc.save().dash(3, { space: 4 }).lineWidth(0.5).strokeColor(FAINT);
    doc.moveTo(0, top).lineTo(PAGE.width, top).stroke().undash().restore();
  }
  const x = MARGIN;
  let y = top + MARGIN;
  y = write(pen, ticket.title, { x, y }, { size: 17, weight: 700, lines: 2 });
  y = write(pen, ticket.when, { x, y: y + 3 }, { size: 11, weight: 400 });
  y = write(pen, ticket.where, { x, y }, { size: 11, weight: 400 });
  y = write(pen, ticket.address, { x, y }, { size: 8, weight: 400, colour: FAINT });
  y = write(pen, words.seat, { x, y: y + 8 }, { size: 8, weight: 400, colour: FAINT });
  y = write(pen, ticket.seat, { x, y }, { size: 15, weight: 700, lines: 2 });
  const facts = [
    [words.grade, ticket.grade],
    [words.holder, ticket.holder],
    [words.ticketNo, ticket.ticketNo],
  ] as const;
  y += 6;
  for (const [name, value] of facts) {
    if (value === '') continue;
    write(pen, name, { x, y }, { size: 8, weight: 400, colour: FAINT, width: 70 });
    y = write(pen, value, { x: x + 74, y }, { size: 9, weight: 400, width: TEXT_WIDTH - 74 });
  }
  drawCode(pen, ticket, words, top + MARGIN);
  let bottom = top + HEIGHT - 18 - ticket.notes.length * 10;
  for (const note of ticket.notes) {
    bottom = write(
      pen,
      note,
      { x, y: bottom },
      { size: 7, weight: 400, colour: FAINT, width: PAGE.width - 2 * x },
    );
  }
}

function drawCode(pen: Pen, { code, typed }: PaperTicket, words: PaperWords, top: number): void {
  const left = PAGE.width - MARGIN - PICTURE;
  const rows = encodeQR(code, 'raw', { ecc: 'medium', border: 1 });
  const unit = PICTURE / rows.length;
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x += 1;
      pen.doc.rect(left + from * unit, top + y * unit, (x - from + 1) * unit, unit);
    }
  });
  pen.doc.fill('#000000');
  const under = { x: left, y: top + PICTURE + 8 };
  const y = write(pen, words.typed, under, { size: 7, weight: 400, colour: FAINT, width: PICTURE });
  write(pen, spaced(typed), { x: left, y }, { size: 13, weight: 700, width: PICTURE });
}

const spaced = (typed: string): string => `${typed.slice(0, 5)} ${typed.slice(5)}`;

/** Writes a text into its width, on as many lines as it may have. @returns where the next line begins */
function write(pen: Pen, text: string, at: { x: number; y: number }, style: Style): number {
  const { size, weight, colour = INK, width = TEXT_WIDTH, lines = 1 } = style;
  const measure = (part: string): number => widthOf(pen, part, size, weight);
  let { y } = at;
  for (const line of wrap(text, { width, lines, measure })) {
    let { x } = at;
    for (const run of pen.fonts.runsOf(line, weight)) {
      pen.doc.font(run.font).fontSize(size).fillColor(colour);
      pen.doc.text(run.text, x, y, { lineBreak: false });
      x += pen.doc.widthOfString(run.text);
    }
    y += size * LINE_HEIGHT;
  }
  return y;
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
  { width, lines, measure }: { width: number; lines: number; measure: (part: string) => number },
): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest !== '' && found.length < lines) {
    const isLast = found.length === lines - 1;
    const fits = longestThatFits(
      rest,
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

/** By halves: a name may be long. */
function longestThatFits(text: string, fits: (part: string) => boolean): number {
  if (fits(text)) return text.length;
  let low = 0;
  let high = text.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}
