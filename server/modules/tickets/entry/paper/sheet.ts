import { encodeQR } from 'qr';
import type { Weight } from '../../../../paper/fonts.ts';
import { A4, FAINT, type Pen, printPaper, type Style, write as writeText } from '../../../../paper/pen.ts';
import type { PaperOrder, PaperTicket, PaperWords } from './order.ts';

/** An A4 sheet with three tickets on it, to be cut apart. */
const PAGE = A4;
const ON_PAGE = 3;
const HEIGHT = PAGE.height / ON_PAGE;
const MARGIN = 34;
/** 46 mm: read from an arm's length, also where the printer is low on ink. */
const PICTURE = 130;
const TEXT_WIDTH = PAGE.width - 2 * MARGIN - PICTURE - 28;

/** @returns tickets as a PDF, three on a sheet */
export function printTickets(order: PaperOrder): Promise<Buffer> {
  const { lang, title, at, words, tickets } = order;
  return printPaper({ lang, title, at, texts: textsOf(order) }, (pen) => {
    tickets.forEach((ticket, i) => {
      if (i > 0 && i % ON_PAGE === 0) pen.doc.addPage();
      drawTicket(pen, ticket, words, (i % ON_PAGE) * HEIGHT);
    });
  });
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

const write = (
  pen: Pen,
  text: string,
  at: { x: number; y: number },
  style: Omit<Style, 'width'> & Partial<Pick<Style, 'width'>>,
): number => writeText(pen, text, at, { width: TEXT_WIDTH, ...style });
