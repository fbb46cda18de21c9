import { toScreen, type View } from '../../../ui/canvas/view.ts';
import type { HallPlan } from './hall-plan.ts';
import { type MapStyle, shapeOf } from './seat-looks.ts';
import { trace } from './sprites.ts';

/** What is pointed out above the seats: few, so they are drawn with every frame. */
export interface Marks {
  readonly selected: ReadonlySet<number>;
  /** Would stand alone. */
  readonly lonely: readonly number[];
  /** Was just lost to somebody else. */
  readonly lost: readonly number[];
  readonly focused: number | null;
}

export const noMarks: Marks = { selected: new Set(), lonely: [], lost: [], focused: null };

/** @param view in device pixels; ratio: device pixels in a CSS pixel */
export function drawMarks(
  context: CanvasRenderingContext2D,
  plan: HallPlan,
  marks: Marks,
  style: MapStyle,
  view: View,
  ratio: number,
): void {
  const full = Math.max(5 * ratio, plan.spacing * view.scale * 0.86);
  const at = (seat: number) => toScreen(view, { x: plan.xs[seat]!, y: plan.ys[seat]! });
  for (const seat of marks.selected) {
    if (plan.rowOf[seat] === -1) continue;
    const { x, y } = at(seat);
    const half = full / 2;
    context.lineWidth = Math.max(2 * ratio, full / 8);
    context.beginPath();
    trace(context, shapeOf(plan.gradeOf[seat]!), x, y, half + context.lineWidth * 0.6);
    context.fillStyle = style.accent;
    context.fill();
    context.strokeStyle = style.text;
    context.stroke();
    if (full < 8 * ratio) continue;
    context.strokeStyle = style.accentInk;
    context.beginPath();
    context.moveTo(x - half * 0.42, y + half * 0.02);
    context.lineTo(x - half * 0.08, y + half * 0.36);
    context.lineTo(x + half * 0.46, y - half * 0.34);
    context.stroke();
  }
  const ring = (seat: number, colour: string, dash: number[]): void => {
    const { x, y } = at(seat);
    context.save();
    context.setLineDash(dash.map((length) => length * ratio));
    context.lineWidth = 2.5 * ratio;
    context.strokeStyle = colour;
    context.beginPath();
    context.arc(x, y, full * 0.72 + 3 * ratio, 0, 2 * Math.PI);
    context.stroke();
    context.restore();
  };
  for (const seat of marks.lonely) ring(seat, style.text, [4, 3]);
  for (const seat of marks.lost) ring(seat, style.muted, [2, 2]);
  if (marks.focused !== null) ring(marks.focused, style.text, []);
}
