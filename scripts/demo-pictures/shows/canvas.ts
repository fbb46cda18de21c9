/** The posters' paper: 3 by 4, the title at the foot. */
export const WIDTH = 900;
export const HEIGHT = 1_200;

/** Paper from the top to the foot, lines, and what catches the eye. */
export interface Palette {
  readonly top: string;
  readonly foot: string;
  readonly ink: string;
  readonly light: string;
  readonly accent: string;
}

export type Drawing = (palette: Palette, random: () => number) => string;

/** The same picture every time: numbers from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const times = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => draw(i)).join('');
export const circle = (x: number, y: number, r: number, fill: string, rest = ''): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${rest}/>`;
export const box = (x: number, y: number, width: number, height: number, fill: string, rest = ''): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${rest}/>`;
export const shape = (d: string, fill: string, rest = ''): string =>
  `<path d="${d}" fill="${fill}" ${rest}/>`;
export const stroke = (d: string, colour: string, width: number, rest = ''): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${rest}/>`;

/** A line of waves from edge to edge. */
export const waves = (y: number, height: number, length: number, fill: string, opacity = 1): string => {
  let d = `M${-length} ${HEIGHT} V${y}`;
  for (let x = -length; x < WIDTH + length; x += length) {
    d += ` q ${length / 4} ${-height} ${length / 2} 0 t ${length / 2} 0`;
  }
  return shape(`${d} V${HEIGHT} Z`, fill, `opacity="${opacity}"`);
};
/** A range of hills from edge to edge. */
export const hills = (random: () => number, base: number, height: number, fill: string): string => {
  let d = `M0 ${HEIGHT} V${base}`;
  for (let x = 0; x < WIDTH; ) {
    const next = x + 140 + random() * 200;
    d += ` Q ${(x + next) / 2} ${base - height * (0.4 + random() * 0.6)} ${next} ${base - height * 0.1 * random()}`;
    x = next;
  }
  return shape(`${d} V${HEIGHT} Z`, fill);
};
export const stars = (random: () => number, count: number, until: number, fill: string): string =>
  times(count, () =>
    circle(
      random() * WIDTH,
      random() * until,
      1.5 + random() ** 3 * 6,
      fill,
      `opacity="${0.3 + random() * 0.7}"`,
    ),
  );
export const star = (x: number, y: number, r: number, fill: string): string =>
  shape(
    `${Array.from({ length: 10 }, (_, i) => {
      const reach = i % 2 === 0 ? r : r * 0.42;
      const angle = (i * Math.PI) / 5 - Math.PI / 2;
      return `${i === 0 ? 'M' : 'L'}${(x + reach * Math.cos(angle)).toFixed(1)} ${(y + reach * Math.sin(angle)).toFixed(1)}`;
    }).join(' ')} Z`,
    fill,
  );
/** A moon that is not full. */
export const crescent = (x: number, y: number, r: number, fill: string): string =>
  shape(`M${x} ${y - r} A ${r} ${r} 0 1 1 ${x} ${y + r} A ${r * 0.78} ${r} 0 1 0 ${x} ${y - r} Z`, fill);
/** Rain, slanting. */
export const rain = (random: () => number, count: number, until: number, colour: string): string =>
  times(count, () => {
    const x = random() * (WIDTH + 200) - 100;
    const y = random() * until;
    const length = 24 + random() * 46;
    return stroke(`M${x} ${y} l${-length * 0.22} ${length}`, colour, 3, `opacity="${0.25 + random() * 0.5}"`);
  });
/** A flower of so many petals. */
export const flower = (
  x: number,
  y: number,
  r: number,
  petals: number,
  fill: string,
  heart: string,
): string =>
  times(
    petals,
    (i) =>
      `<ellipse cx="${x}" cy="${y - r * 0.6}" rx="${r * 0.3}" ry="${r * 0.5}" fill="${fill}" transform="rotate(${(360 / petals) * i} ${x} ${y})"/>`,
  ) + circle(x, y, r * 0.24, heart);
