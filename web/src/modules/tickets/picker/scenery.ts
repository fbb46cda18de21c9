import { toScreen, type View } from '../../../ui/canvas/view.ts';
import { gradeColour } from '../canvas/grade-colours.ts';
import type { PlanSection } from './hall-plan.ts';
import type { Layer, Scene } from './layer.ts';

const FONT = '"Noto Sans KR Variable", "Noto Sans KR", sans-serif';

/** The stage, before which all sit. @param ratio device pixels in a CSS pixel */
export function drawArea(
  context: CanvasRenderingContext2D,
  { plan, style, stageName }: Scene,
  view: View,
  ratio: number,
): void {
  const { stage } = plan.map;
  if (stage === null) return;
  const { x, y } = toScreen(view, stage);
  const [width, height] = [stage.width * view.scale, stage.height * view.scale];
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(12 * ratio, height / 3));
  context.fillStyle = style.line;
  context.fill();
  const font = Math.min(18 * ratio, height * 0.5, width / 6);
  if (font < 8 * ratio || stageName === '') return;
  label(context, stageName, x + width / 2, y + height / 2, font, style.muted);
}

/**
 * Floors of sections. From afar each is one shape in its grade's colour, the fuller the emptier it is, with its name
 * and how many are free; nearer its seats stand on it.
 * @param only these sections; undefined for all
 */
export function drawSections(
  context: CanvasRenderingContext2D,
  scene: Scene,
  { view, detail }: Pick<Layer, 'view' | 'detail'>,
  ratio: number,
  only?: ReadonlySet<number>,
): void {
  const { plan } = scene;
  for (const one of plan.sections) {
    if (only !== undefined && !only.has(one.index)) continue;
    const asWhole = detail === 'sections' || one.section.kind === 'standing';
    trace(context, one, view);
    context.fillStyle = scene.style.floor;
    context.fill();
    if (asWhole) drawWhole(context, scene, one, view, ratio);
  }
}

function trace(context: CanvasRenderingContext2D, { outline }: PlanSection, view: View): void {
  context.beginPath();
  for (const [index, point] of outline.entries()) {
    const { x, y } = toScreen(view, point);
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.closePath();
}

function drawWhole(
  context: CanvasRenderingContext2D,
  { plan, board, style, nameOf }: Scene,
  one: PlanSection,
  view: View,
  ratio: number,
): void {
  const free = board.freeInSection[one.index]!;
  const share = free / Math.max(1, one.to - one.from);
  const grade = plan.map.grades[one.grade];
  const { fill } = gradeColour(grade?.colour ?? 0, style.isDark);
  context.save();
  context.globalAlpha = free === 0 ? 0 : 0.16 + 0.3 * share;
  context.fillStyle = fill;
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = 1.5 * ratio;
  context.strokeStyle = free === 0 ? style.line : fill;
  if (free === 0) context.setLineDash([4 * ratio, 4 * ratio]);
  context.stroke();
  context.restore();
  if (nameOf(one.index) === '') return;
  const { x, y } = toScreen(view, { x: one.box.x + one.box.width / 2, y: one.box.y + one.box.height / 2 });
  const [width, height] = [one.box.width * view.scale, one.box.height * view.scale];
  const font = Math.min(15 * ratio, height * 0.32, (width / Math.max(2, nameOf(one.index).length)) * 1.4);
  if (font < 8 * ratio) return;
  const ink = free === 0 ? style.muted : style.text;
  label(context, nameOf(one.index), x, y - font * 0.55, font, ink);
  label(context, free === 0 ? '0' : String(free), x, y + font * 0.65, font * 0.9, ink);
}

/** Over each first row, small, with a rim of floor: one knows where one is, whatever is behind it. */
export function drawNames(
  context: CanvasRenderingContext2D,
  { plan, style, nameOf }: Scene,
  view: View,
  ratio: number,
): void {
  const font = Math.min(14 * ratio, Math.max(9 * ratio, 9 * view.scale));
  for (const { index, section, box } of plan.sections) {
    if (section.kind === 'standing') continue;
    const at = toScreen(view, { x: box.x + box.width / 2, y: box.y });
    context.lineWidth = font / 3;
    context.lineJoin = 'round';
    context.strokeStyle = style.floor;
    label(context, nameOf(index), at.x, at.y - font * 0.4, font, style.text, true);
  }
}

/** At both ends of each row that is to be seen. */
export function drawRowNames(
  context: CanvasRenderingContext2D,
  { plan, style }: Scene,
  { view, box, pitch }: Layer,
): void {
  const font = pitch * 0.42;
  for (const { name, from, to } of plan.rows) {
    const last = to - 1;
    for (const [seat, other] of [
      [from, from + 1],
      [last, last - 1],
    ] as const) {
      const [x, y] = [plan.xs[seat]!, plan.ys[seat]!];
      if (x < box.x || y < box.y || x > box.x + box.width || y > box.y + box.height) continue;
      // Where the next seat would be, away from the row.
      const isAlone = other < from || other > last;
      const length = isAlone ? 1 : Math.hypot(plan.xs[other]! - x, plan.ys[other]! - y) || 1;
      const dx = isAlone ? -1 : (x - plan.xs[other]!) / length;
      const dy = isAlone ? 0 : (y - plan.ys[other]!) / length;
      const at = toScreen(view, { x: x + dx * plan.spacing, y: y + dy * plan.spacing });
      label(context, name, at.x, at.y, font, style.muted);
    }
  }
}

function label(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  font: number,
  colour: string,
  hasRim = false,
): void {
  context.font = `700 ${font}px ${FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  if (hasRim) context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}
