import type { Look, Shape } from './seat-looks.ts';

/** Every look drawn once at one size: a seat is then one copy of pixels. Sizes in device pixels. */
export interface SpriteSheet {
  readonly canvas: HTMLCanvasElement;
  /** Edge of the square that one look takes. */
  readonly cell: number;
}

/** @param width of a seat, in device pixels */
export function spriteSheet(looks: readonly Look[], width: number): SpriteSheet {
  const cell = Math.ceil(width) + 2;
  const canvas = document.createElement('canvas');
  canvas.width = cell * looks.length;
  canvas.height = cell;
  const context = canvas.getContext('2d')!;
  for (const [index, look] of looks.entries()) {
    drawLook(context, look, index * cell + cell / 2, cell / 2, width);
  }
  return { canvas, cell };
}

/** @param width of a full seat; x, y of its middle */
function drawLook(context: CanvasRenderingContext2D, look: Look, x: number, y: number, width: number): void {
  const half = (width * look.size) / 2;
  const line = Math.max(1, width / 14);
  context.lineWidth = line;
  context.beginPath();
  trace(context, look.shape, x, y, look.edge === null ? half : Math.max(0.5, half - line / 2));
  if (look.fill !== null) {
    context.fillStyle = look.fill;
    context.fill();
  }
  if (look.edge !== null) {
    context.strokeStyle = look.edge;
    context.stroke();
  }
  if (width >= 7) drawMark(context, look, x, y, half);
}

/** Draws the outline of a seat's form around a middle. */
export function trace(
  context: CanvasRenderingContext2D,
  shape: Shape,
  x: number,
  y: number,
  half: number,
): void {
  if (shape === 'circle') context.arc(x, y, half, 0, 2 * Math.PI);
  else if (shape === 'square') context.roundRect(x - half, y - half, half * 2, half * 2, half * 0.42);
  else {
    const corners = shape === 'octagon' ? 8 : 4;
    // A diamond touches its sides with its corners: as wide as the others.
    const turn = shape === 'octagon' ? Math.PI / 8 : 0;
    const reach = shape === 'octagon' ? half / Math.cos(Math.PI / 8) : half * 1.04;
    for (let at = 0; at < corners; at += 1) {
      const angle = turn + (at * 2 * Math.PI) / corners;
      const [px, py] = [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
      if (at === 0) context.moveTo(px, py);
      else context.lineTo(px, py);
    }
    context.closePath();
  }
}

function drawMark(
  context: CanvasRenderingContext2D,
  { mark, ink, edge }: Look,
  x: number,
  y: number,
  half: number,
): void {
  const reach = half * 0.5;
  context.strokeStyle = ink ?? edge ?? '#000';
  context.fillStyle = ink ?? edge ?? '#000';
  context.lineWidth = Math.max(1, half / 5);
  context.beginPath();
  if (mark === 'cross' || mark === 'slash') {
    context.moveTo(x - reach, y + reach);
    context.lineTo(x + reach, y - reach);
    if (mark === 'cross') {
      context.moveTo(x - reach, y - reach);
      context.lineTo(x + reach, y + reach);
    }
    context.stroke();
  } else if (mark === 'accessible') {
    // A wheel with somebody in it, as far as a few pixels can say so.
    context.arc(x - half * 0.05, y + half * 0.22, half * 0.42, -0.4 * Math.PI, 0.95 * Math.PI);
    context.moveTo(x - half * 0.1, y - half * 0.35);
    context.lineTo(x - half * 0.05, y + half * 0.1);
    context.lineTo(x + half * 0.4, y + half * 0.12);
    context.stroke();
    context.beginPath();
    context.arc(x - half * 0.12, y - half * 0.58, half * 0.17, 0, 2 * Math.PI);
    context.fill();
  } else if (mark === 'restricted') {
    // Something stands before it: a bar over the upper edge.
    context.fillRect(x - half * 0.72, y - half * 0.86, half * 1.44, half * 0.3);
  }
}

/** Numbers of seats, each drawn once for one size and colour. */
export interface Numerals {
  draw(context: CanvasRenderingContext2D, text: string, x: number, y: number): void;
}

/** @param font in device pixels */
export function numerals(font: number, ink: string): Numerals {
  const height = Math.ceil(font * 1.3);
  const known = new Map<string, { x: number; width: number }>();
  const canvas = document.createElement('canvas');
  canvas.width = 2048;
  canvas.height = height;
  const sheet = canvas.getContext('2d')!;
  const prepare = () => {
    sheet.font = `700 ${font}px "Noto Sans KR Variable", sans-serif`;
    sheet.fillStyle = ink;
    sheet.textBaseline = 'middle';
  };
  prepare();
  let end = 0;
  const add = (text: string) => {
    const width = Math.ceil(sheet.measureText(text).width) + 2;
    if (end + width > canvas.width) {
      // The room is used up: what is needed now is drawn again.
      known.clear();
      sheet.clearRect(0, 0, canvas.width, height);
      end = 0;
    }
    sheet.fillText(text, end + 1, height / 2 + 1);
    const one = { x: end, width };
    known.set(text, one);
    end += width;
    return one;
  };
  return {
    draw: (context, text, x, y) => {
      const { x: from, width } = known.get(text) ?? add(text);
      context.drawImage(
        canvas,
        from,
        0,
        width,
        height,
        Math.round(x - width / 2),
        Math.round(y - height / 2),
        width,
        height,
      );
    },
  };
}
