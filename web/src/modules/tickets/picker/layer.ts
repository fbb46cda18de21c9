import { type Box, type Size, seenBox, toScreen, type View } from '../../../ui/canvas/view.ts';
import { placesIn } from '../canvas/seat-grid.ts';
import type { HallPlan } from './hall-plan.ts';
import { drawArea, drawNames, drawRowNames, drawSections } from './scenery.ts';
import type { SeatBoard } from './seat-board.ts';
import type { MapStyle } from './seat-looks.ts';
import { numberOf } from './seat-names.ts';
import { type Numerals, numerals, type SpriteSheet, spriteSheet } from './sprites.ts';

/** How much is to be seen: sections as wholes, seats as dots, seats with their numbers. */
export type Detail = 'sections' | 'dots' | 'seats';

/** From how many CSS pixels between neighbours on. */
const DOTS_FROM = 2.6;
const SEATS_FROM = 12;
const NUMBERS_FROM = 18;
/** Of the room between neighbours. */
const SEAT_WIDTH = 0.86;
/** Seats between two looks at the clock. */
const STRIDE = 120;

const detailAt = (pitch: number): Detail =>
  pitch < DOTS_FROM ? 'sections' : pitch < SEATS_FROM ? 'dots' : 'seats';

/** What is drawn, wherever and however large. */
export interface Scene {
  readonly plan: HallPlan;
  readonly board: SeatBoard;
  readonly style: MapStyle;
  readonly nameOf: (section: number) => string;
  readonly stageName: string;
}

/** A part of the map as pixels; the screen shows it moved and stretched until a better one is there. */
export interface Layer {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  /** Where the map's points are, in device pixels of this canvas. */
  view: View;
  /** The part of the map that it shows. */
  box: Box;
  detail: Detail;
  pitch: number;
  sprites: SpriteSheet | null;
  numbers: { readonly ink: string; readonly numerals: Numerals }[];
}

export function emptyLayer(): Layer {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false })!;
  return {
    ...{ canvas, context, view: { x: 0, y: 0, scale: 1 }, box: { x: 0, y: 0, width: 0, height: 0 } },
    ...{ detail: 'sections', pitch: 0, sprites: null, numbers: [] },
  };
}

/**
 * Paints a layer afresh, a few seats at a time: each step ends soon, so that a frame can be shown in between.
 * @param view in device pixels of the layer
 * @param ratio device pixels in a CSS pixel
 */
export function* paintLayer(
  layer: Layer,
  scene: Scene,
  view: View,
  size: Size,
  ratio: number,
): Generator<undefined> {
  const { plan, style } = scene;
  const { canvas, context } = layer;
  if (canvas.width !== size.width) canvas.width = size.width;
  if (canvas.height !== size.height) canvas.height = size.height;
  layer.view = view;
  layer.box = seenBox(view, size);
  layer.pitch = plan.spacing * view.scale;
  layer.detail = detailAt(layer.pitch / ratio);
  const width = layer.pitch * SEAT_WIDTH;
  layer.sprites = layer.detail === 'sections' ? null : spriteSheet(style.looks, width);
  layer.numbers =
    layer.pitch / ratio < NUMBERS_FROM
      ? []
      : [...new Set(style.looks.map(({ ink }) => ink))].flatMap((ink) =>
          ink === null ? [] : [{ ink, numerals: numerals(Math.round(layer.pitch * 0.38), ink) }],
        );
  context.fillStyle = style.paper;
  context.fillRect(0, 0, size.width, size.height);
  drawArea(context, scene, view, ratio);
  drawSections(context, scene, layer, ratio);
  if (layer.detail === 'sections') return;
  yield;
  const margin = plan.spacing;
  const { x, y, width: wide, height } = layer.box;
  const seen = placesIn(plan.grid, {
    ...{ x: x - margin, y: y - margin },
    ...{ width: wide + 2 * margin, height: height + 2 * margin },
  });
  yield;
  for (let from = 0; from < seen.length; from += STRIDE) {
    const to = Math.min(seen.length, from + STRIDE);
    for (let at = from; at < to; at += 1) drawSeat(layer, scene, plan.seated[seen[at]!]!);
    yield;
  }
  if (layer.detail === 'seats') drawRowNames(context, scene, layer);
  drawNames(context, scene, view, ratio);
}

/** Draws these places again, where they are; what else is on the layer stays. */
export function patchLayer(layer: Layer, scene: Scene, seats: readonly number[], ratio: number): void {
  const { plan, style } = scene;
  const { context, view, box } = layer;
  if (layer.detail === 'sections') {
    drawSections(context, scene, layer, ratio);
    return;
  }
  const touched = new Set<number>();
  for (const seat of seats) {
    if (plan.rowOf[seat] === -1) {
      touched.add(plan.sectionOf[seat]!);
      continue;
    }
    const [x, y] = [plan.xs[seat]!, plan.ys[seat]!];
    if (x < box.x - 10 || y < box.y - 10 || x > box.x + box.width + 10 || y > box.y + box.height + 10)
      continue;
    const at = toScreen(view, { x, y });
    const cell = layer.sprites?.cell ?? 1;
    context.fillStyle = style.floor;
    context.fillRect(Math.round(at.x - cell / 2), Math.round(at.y - cell / 2), cell, cell);
    drawSeat(layer, scene, seat);
  }
  if (touched.size > 0) drawSections(context, scene, layer, ratio, touched);
}

function drawSeat(layer: Layer, { plan, style }: Scene, seat: number): void {
  const { context, view, sprites, numbers } = layer;
  const kind = style.lookOf(seat);
  const look = style.looks[kind]!;
  const x = view.x + plan.xs[seat]! * view.scale;
  const y = view.y + plan.ys[seat]! * view.scale;
  if (sprites === null) return;
  const { canvas, cell } = sprites;
  context.drawImage(
    canvas,
    kind * cell,
    0,
    cell,
    cell,
    Math.round(x - cell / 2),
    Math.round(y - cell / 2),
    cell,
    cell,
  );
  if (numbers.length === 0 || look.ink === null || look.mark === 'accessible') return;
  numbers.find(({ ink }) => ink === look.ink)?.numerals.draw(context, numberOf(plan, seat), x, y);
}
