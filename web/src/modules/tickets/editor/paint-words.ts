import type { Box, Point } from '../../../ui/canvas/view.ts';
import { gradeColour } from '../canvas/grade-colours.ts';
import { ACCESSIBLE, RESTRICTED_VIEW } from './drawing.ts';
import type { DrawingIndex } from './index-of.ts';
import { type Scene, SEAT_RADIUS } from './scene.ts';
import { boxAround } from './transforms.ts';

/** In the middle of an area, as large as is readable and no larger than the area. */
export function label(
  context: CanvasRenderingContext2D,
  { view, palette }: Scene,
  text: string,
  area: Box,
  colour: string,
): void {
  const size = Math.min(14 / view.scale, area.height * 0.6, (area.width / Math.max(4, text.length)) * 1.4);
  if (size * view.scale < 7) return;
  context.fillStyle = colour;
  context.font = `600 ${size}px ${palette.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, area.x + area.width / 2, area.y + area.height / 2);
}

export function paintNumbers(
  context: CanvasRenderingContext2D,
  { drawing, palette }: Scene,
  index: DrawingIndex,
  places: readonly number[],
  at: (place: number) => Point,
): void {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const place of places) {
    const { number, grade, flags } = index.seats[place]!;
    const { x, y } = at(place);
    context.fillStyle = gradeColour(drawing.grades[grade]?.colour ?? 0, palette.isDark).ink;
    const mark = (flags & ACCESSIBLE) !== 0 ? '♿' : (flags & RESTRICTED_VIEW) !== 0 ? '◩' : '';
    context.font = `600 ${number.length > 2 ? 3 : 3.8}px ${palette.font}`;
    context.fillText(number, x, mark === '' ? y + 0.2 : y + 1.2);
    if (mark === '') continue;
    context.font = `600 2.6px ${palette.font}`;
    context.fillText(mark, x, y - 2);
  }
}

export function paintRowNames(
  context: CanvasRenderingContext2D,
  { palette, view }: Scene,
  index: DrawingIndex,
  at: (place: number) => Point,
): void {
  context.fillStyle = palette.muted;
  context.font = `600 ${Math.min(6, 12 / view.scale)}px ${palette.font}`;
  context.textBaseline = 'middle';
  for (const { row, from } of index.rows) {
    const last = from + row.seats.length - 1;
    const [first, end] = [at(from), at(last)];
    const isRight = end.x >= first.x;
    context.textAlign = isRight ? 'right' : 'left';
    context.fillText(row.name, first.x + (isRight ? -7 : 7), first.y);
    if (row.seats.length < 2) continue;
    context.textAlign = isRight ? 'left' : 'right';
    context.fillText(row.name, end.x + (isRight ? 7 : -7), end.y);
  }
}

/** From afar in the middle of its seats, from near above them; where it would not fit, not at all. */
export function paintSectionNames(
  context: CanvasRenderingContext2D,
  { drawing, palette, view, say }: Scene,
): void {
  const isFar = view.scale < 0.8;
  context.fillStyle = palette.ink;
  context.strokeStyle = palette.surface;
  context.lineWidth = 4 / view.scale;
  context.lineJoin = 'round';
  context.textAlign = 'center';
  context.textBaseline = isFar ? 'middle' : 'bottom';
  context.font = `700 ${12 / view.scale}px ${palette.font}`;
  for (const section of drawing.sections) {
    if (section.kind !== 'seated') continue;
    const box = boxAround(section.rows.flatMap(({ seats }) => seats));
    const name = say(section.name);
    if (box === null || box.width < context.measureText(name).width) continue;
    const x = box.x + box.width / 2;
    const y = isFar ? box.y + box.height / 2 : box.y - SEAT_RADIUS - 5 / view.scale;
    context.strokeText(name, x, y);
    context.fillText(name, x, y);
  }
}
