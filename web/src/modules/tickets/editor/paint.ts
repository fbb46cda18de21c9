import { type Box, type Point, seenBox } from '../../../ui/canvas/view.ts';
import { gradeColour } from '../canvas/grade-colours.ts';
import { placesIn } from '../canvas/seat-grid.ts';
import { indexOf } from './index-of.ts';
import { label, paintNumbers, paintRowNames, paintSectionNames } from './paint-words.ts';
import { type Scene, SEAT_RADIUS } from './scene.ts';
import { boxOf } from './selection.ts';

/** Paints the whole picture anew. @param context scaled so that its unit is a CSS pixel */
export function paint(context: CanvasRenderingContext2D, scene: Scene): void {
  const { screen, view, palette } = scene;
  context.clearRect(0, 0, screen.width, screen.height);
  context.fillStyle = palette.sunken;
  context.fillRect(0, 0, screen.width, screen.height);
  context.save();
  context.translate(view.x, view.y);
  context.scale(view.scale, view.scale);
  paintHall(context, scene);
  paintAreas(context, scene);
  paintSeats(context, scene);
  paintGhost(context, scene);
  paintHandles(context, scene);
  context.restore();
  paintText(context, scene);
}

function paintHall(context: CanvasRenderingContext2D, { drawing, view, palette, gridStep }: Scene): void {
  const { width, height } = drawing;
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, width, height);
  // Lines that would stand closer than six pixels would be a grey area.
  const step = gridStep * Math.max(1, Math.ceil(6 / (gridStep * view.scale)));
  if (gridStep > 0) {
    context.beginPath();
    for (let x = step; x < width; x += step) {
      context.moveTo(x, 0);
      context.lineTo(x, height);
    }
    for (let y = step; y < height; y += step) {
      context.moveTo(0, y);
      context.lineTo(width, y);
    }
    context.globalAlpha = 0.5;
    context.strokeStyle = palette.line;
    context.lineWidth = 1 / view.scale;
    context.stroke();
    context.globalAlpha = 1;
  }
  context.strokeStyle = palette.muted;
  context.lineWidth = 1.5 / view.scale;
  context.strokeRect(0, 0, width, height);
}

function paintAreas(context: CanvasRenderingContext2D, scene: Scene): void {
  const { drawing, selection, palette, view, ghost } = scene;
  const where = (area: Box, isChosen: boolean): Box => {
    const transform = isChosen ? (ghost?.transform ?? null) : null;
    if (transform === null) return area;
    const centre = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
    const next = transform(centre);
    return { ...area, x: area.x + next.x - centre.x, y: area.y + next.y - centre.y };
  };
  const frame = (area: Box, isChosen: boolean) => {
    context.strokeStyle = isChosen ? palette.accent : palette.muted;
    context.lineWidth = (isChosen ? 2.5 : 1) / view.scale;
    context.strokeRect(area.x, area.y, area.width, area.height);
  };
  if (drawing.stage !== null) {
    const stage = where(drawing.stage, selection.stage);
    context.fillStyle = palette.ink;
    context.globalAlpha = 0.12;
    context.fillRect(stage.x, stage.y, stage.width, stage.height);
    context.globalAlpha = 1;
    frame(stage, selection.stage);
    label(context, scene, scene.stageName, stage, palette.ink);
  }
  for (const section of drawing.sections) {
    if (section.kind !== 'standing') continue;
    const isChosen = selection.areas.has(section.id);
    const area = where(section.area, isChosen);
    const colour = gradeColour(drawing.grades[section.grade]?.colour ?? 0, palette.isDark);
    context.fillStyle = colour.fill;
    context.globalAlpha = 0.3;
    context.fillRect(area.x, area.y, area.width, area.height);
    context.globalAlpha = 1;
    frame(area, isChosen);
    label(context, scene, `${scene.say(section.name)} · ${section.capacity}`, area, palette.ink);
  }
}

function paintSeats(context: CanvasRenderingContext2D, scene: Scene): void {
  const { drawing, selection, view, ghost, palette, faulty, cursorId } = scene;
  const index = indexOf(drawing);
  const seen = seenBox(view, scene.screen);
  const near = {
    x: seen.x - 10,
    y: seen.y - 10,
    width: seen.width + 20,
    height: seen.height + 20,
  };
  const moves = ghost !== null && (ghost.transform !== null || ghost.moved !== null);
  // What is moved may come from where nobody looks.
  const places = moves ? index.seats.map((_, place) => place) : placesIn(index.grid, near);
  const at = (place: number): Point => {
    const seat = index.seats[place]!;
    if (!moves) return seat;
    const moved = ghost.moved?.get(seat.id);
    if (moved !== undefined) return moved;
    return ghost.transform !== null && selection.seats.has(seat.id) ? ghost.transform(seat) : seat;
  };
  const isSmall = SEAT_RADIUS * 2 * view.scale < 6;
  const trace = (point: Point, radius: number) => {
    if (isSmall) context.rect(point.x - radius, point.y - radius, 2 * radius, 2 * radius);
    else {
      context.moveTo(point.x + radius, point.y);
      context.arc(point.x, point.y, radius, 0, 2 * Math.PI);
    }
  };
  const byGrade = drawing.grades.map((): number[] => []);
  for (const place of places) byGrade[index.seats[place]!.grade]?.push(place);
  for (const [grade, own] of byGrade.entries()) {
    context.beginPath();
    for (const place of own) trace(at(place), SEAT_RADIUS);
    context.fillStyle = gradeColour(drawing.grades[grade]!.colour, palette.isDark).fill;
    context.fill();
  }
  const rings = (ids: (id: number) => boolean, radius: number, colour: string, width: number) => {
    context.beginPath();
    for (const place of places) if (ids(index.seats[place]!.id)) trace(at(place), radius);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  };
  if (selection.seats.size > 0 && isSmall) {
    // Rings around dots would hide their colours.
    context.beginPath();
    for (const place of places) if (selection.seats.has(index.seats[place]!.id)) trace(at(place), 5.5);
    context.globalAlpha = 0.28;
    context.fillStyle = palette.ink;
    context.fill();
    context.globalAlpha = 1;
  } else if (selection.seats.size > 0)
    rings((id) => selection.seats.has(id), SEAT_RADIUS + 0.7, palette.ink, Math.max(1.4, 2 / view.scale));
  if (faulty.size > 0)
    rings((id) => faulty.has(id), SEAT_RADIUS + 1.6, palette.bad, Math.max(1.2, 2 / view.scale));
  if (cursorId !== null)
    rings((id) => id === cursorId, SEAT_RADIUS + 2.4, palette.accent, Math.max(1.6, 3 / view.scale));
  if (SEAT_RADIUS * 2 * view.scale >= 15) paintNumbers(context, scene, index, places, at);
  if (view.scale >= 0.8) paintRowNames(context, scene, index, at);
  paintSectionNames(context, scene);
}

function paintGhost(
  context: CanvasRenderingContext2D,
  { ghost, palette, view, drawing, selection }: Scene,
): void {
  const box = ghost === null ? boxOf(drawing, selection) : null;
  if (box !== null && selection.seats.size > 1) {
    context.setLineDash([5 / view.scale, 4 / view.scale]);
    context.strokeStyle = palette.accent;
    context.lineWidth = 1 / view.scale;
    context.strokeRect(
      box.x - SEAT_RADIUS,
      box.y - SEAT_RADIUS,
      box.width + 2 * SEAT_RADIUS,
      box.height + 2 * SEAT_RADIUS,
    );
    context.setLineDash([]);
  }
  if (ghost === null) return;
  context.fillStyle = palette.accent;
  context.globalAlpha = 0.75;
  context.beginPath();
  for (const { x, y } of ghost.rows.flat()) {
    context.moveTo(x + SEAT_RADIUS, y);
    context.arc(x, y, SEAT_RADIUS, 0, 2 * Math.PI);
  }
  context.fill();
  context.globalAlpha = 1;
  for (const [area, alpha] of [
    [ghost.area, 0.3],
    [ghost.frame, 0.12],
  ] as const) {
    if (area === null) continue;
    context.fillStyle = palette.accent;
    context.globalAlpha = alpha;
    context.fillRect(area.x, area.y, area.width, area.height);
    context.globalAlpha = 1;
    context.strokeStyle = palette.accent;
    context.lineWidth = 1.5 / view.scale;
    context.strokeRect(area.x, area.y, area.width, area.height);
  }
}

function paintHandles(context: CanvasRenderingContext2D, { handles, palette, view, ghost }: Scene): void {
  if (ghost !== null) return;
  for (const { kind, at } of handles) {
    context.beginPath();
    context.arc(at.x, at.y, 7 / view.scale, 0, 2 * Math.PI);
    context.fillStyle = kind === 'bend' || kind === 'turn' ? palette.accent : palette.surface;
    context.strokeStyle = kind === 'bend' || kind === 'turn' ? palette.surface : palette.accent;
    context.lineWidth = 2.5 / view.scale;
    context.fill();
    context.stroke();
  }
}

function paintText(context: CanvasRenderingContext2D, { ghost, palette, view }: Scene): void {
  if (ghost?.text === null || ghost?.text === undefined || ghost.pointer === null) return;
  const [x, y] = [view.x + ghost.pointer.x * view.scale + 16, view.y + ghost.pointer.y * view.scale + 22];
  context.font = `600 13px ${palette.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const { width } = context.measureText(ghost.text);
  context.fillStyle = palette.ink;
  context.fillRect(x - 8, y - 13, width + 16, 26);
  context.fillStyle = palette.paper;
  context.fillText(ghost.text, x, y + 1);
}
