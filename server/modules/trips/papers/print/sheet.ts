import {
  A4,
  FAINT,
  LINE_HEIGHT,
  linesOf,
  type Pen,
  printPaper,
  type Style,
  writeLine,
} from '../../../../paper/pen.ts';
import type { PrintOrder, PrintRow, PrintSection } from './order.ts';

/** Points. */
const MARGIN = 48;
const BOTTOM = A4.height - MARGIN - 12;
const WIDTH = A4.width - 2 * MARGIN;
/** Of times and boxes. */
const GUTTER = 52;
const LINES = 40;

const TITLE: Style = { size: 22, weight: 700, width: WIDTH, lines: 3 };
const LEAD: Style = { size: 10, weight: 400, width: WIDTH, lines: LINES, colour: '#444444' };
const HEADING: Style = { size: 14, weight: 700, width: WIDTH, lines: 2 };
const NAME: Style = { size: 11, weight: 700, width: WIDTH - GUTTER, lines: 3 };
const DETAIL: Style = { size: 9.5, weight: 400, width: WIDTH - GUTTER, lines: LINES, colour: '#333333' };
const TIME: Style = { size: 11, weight: 400, width: GUTTER };
const FOOT: Style = { size: 8, weight: 400, width: WIDTH, colour: FAINT };

/** Where the next line goes. */
interface Flow {
  readonly pen: Pen;
  readonly foot: string;
  y: number;
  sheet: number;
}

/** @returns a trip as a PDF: day by day, with what is to be packed and done */
export function printTrip(order: PrintOrder): Promise<Buffer> {
  const { lang, title, at, lead, sections, foot } = order;
  return printPaper({ lang, title, at, texts: textsOf(order) }, (pen) => {
    const flow: Flow = { pen, foot, y: MARGIN, sheet: 1 };
    drawFoot(flow);
    put(flow, title, TITLE, MARGIN);
    for (const text of lead) put(flow, text, LEAD, MARGIN);
    for (const section of sections) drawSection(flow, section);
  });
}

function textsOf({ title, lead, sections, foot }: PrintOrder) {
  const rows = sections.flatMap((section) => section.rows);
  const plain = [
    ...['…', '0123456789', foot, ...lead],
    ...sections.map((section) => section.lead),
    ...rows.flatMap((row) => [row.time, ...row.details]),
  ];
  const bold = ['…', title, ...sections.map(({ heading }) => heading), ...rows.map((row) => row.title)];
  return new Map([
    [400, plain],
    [700, bold],
  ] as const);
}

function drawSection(flow: Flow, { heading, lead, rows }: PrintSection): void {
  flow.y += 18;
  // A heading never stands alone at the foot of a sheet.
  need(flow, HEADING.size * LINE_HEIGHT * 4);
  const { doc } = flow.pen;
  doc.save().lineWidth(0.7).strokeColor('#bbbbbb');
  doc
    .moveTo(MARGIN, flow.y - 5)
    .lineTo(MARGIN + WIDTH, flow.y - 5)
    .stroke()
    .restore();
  put(flow, heading, HEADING, MARGIN);
  if (lead !== '') put(flow, lead, LEAD, MARGIN);
  for (const row of rows) drawRow(flow, row);
}

function drawRow(flow: Flow, { time, box, title, details }: PrintRow): void {
  flow.y += 5;
  need(flow, NAME.size * LINE_HEIGHT * 2);
  if (time !== '') writeLine(flow.pen, time, { x: MARGIN, y: flow.y }, TIME);
  if (box !== null) drawBox(flow, box);
  put(flow, title, NAME, MARGIN + GUTTER);
  for (const detail of details) put(flow, detail, DETAIL, MARGIN + GUTTER);
}

function drawBox({ pen: { doc }, y }: Flow, isTicked: boolean): void {
  const x = MARGIN + GUTTER - 18;
  doc
    .save()
    .lineWidth(0.8)
    .strokeColor('#222222')
    .rect(x, y + 2, 9, 9)
    .stroke();
  if (isTicked)
    doc
      .moveTo(x + 2, y + 6.5)
      .lineTo(x + 4, y + 9)
      .lineTo(x + 7.5, y + 4)
      .stroke();
  doc.restore();
}

/** Writes a text of several lines, over the edge of a sheet where it must. */
function put(flow: Flow, text: string, style: Style, x: number): void {
  const height = style.size * LINE_HEIGHT;
  for (const part of text.replaceAll('\t', ' ').split('\n')) {
    for (const line of linesOf(flow.pen, part, style)) {
      need(flow, height);
      writeLine(flow.pen, line, { x, y: flow.y }, style);
      flow.y += height;
    }
  }
}

function need(flow: Flow, height: number): void {
  if (flow.y + height <= BOTTOM) return;
  flow.pen.doc.addPage();
  flow.sheet += 1;
  flow.y = MARGIN;
  drawFoot(flow);
}

const drawFoot = ({ pen, foot, sheet }: Flow): void =>
  writeLine(pen, `${foot} · ${sheet}`, { x: MARGIN, y: A4.height - MARGIN + 6 }, FOOT);
