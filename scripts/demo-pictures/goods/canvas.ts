/** The colours of one picture: behind it, of the thing, its shade, and what stands out on it. */
export interface Palette {
  readonly wall: string;
  readonly floor: string;
  readonly main: string;
  readonly dark: string;
  readonly light: string;
  readonly accent: string;
}

/** Draws a thing on a square of 600, standing on the line at 470. */
export type Drawing = (palette: Palette) => string;

const SIZE = 600;

export const rect = (x: number, y: number, w: number, h: number, fill: string, r = 0, more = ''): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}" ${more}/>`;
export const disc = (x: number, y: number, r: number, fill: string, more = ''): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`;
export const oval = (x: number, y: number, rx: number, ry: number, fill: string, more = ''): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`;
export const path = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`;
export const line = (d: string, stroke: string, width: number): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
/** Light that falls from the left. */
export const shine = (d: string, strength = 0.28): string =>
  `<path d="${d}" fill="none" stroke="#fff" stroke-opacity="${strength}" stroke-width="12" stroke-linecap="round"/>`;
export const group = (body: string, transform: string): string => `<g transform="${transform}">${body}</g>`;

/** A wall, a floor, a soft shadow, and the thing. @param turn which of the arrangements of the background */
export function picture(drawing: Drawing, palette: Palette, turn: number): string {
  const { wall, floor, light } = palette;
  const sun = [
    disc(430, 190, 150, light, 'opacity="0.45"'),
    rect(90, 70, 230, 300, light, 115, 'opacity="0.4"'),
    path('M0 0 H600 L0 380 Z', light, 'opacity="0.32"'),
  ][turn % 3];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" width="${SIZE}" height="${SIZE}">` +
    `<defs><radialGradient id="shadow"><stop offset="0" stop-color="#1b1208" stop-opacity="0.34"/><stop offset="1" stop-color="#1b1208" stop-opacity="0"/></radialGradient></defs>` +
    rect(0, 0, SIZE, SIZE, wall) +
    sun +
    rect(0, 440, SIZE, 160, floor) +
    oval(300, 476, 210, 34, 'url(#shadow)') +
    drawing(palette) +
    '</svg>'
  );
}
