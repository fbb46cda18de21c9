/** The colour of a day, as CSS: it follows the theme, and is the light one on paper. */
export interface DayColour {
  /** Of lines and pins. */
  readonly fill: string;
  /** Readable on it. */
  readonly ink: string;
}

/**
 * In the light and in the dark. Neighbours differ in lightness as well as in hue, so that they are told apart by those
 * who do not see red and green, and in grey; a test holds that.
 */
export const DAY_FILLS: readonly (readonly [light: string, dark: string])[] = [
  ['#ca4d07', '#f0621c'],
  ['#a553b5', '#a67fc6'],
  ['#540891', '#e9b6fe'],
  ['#014f08', '#c2e64a'],
  ['#098473', '#09ad86'],
  ['#054077', '#51aefd'],
  ['#2870e4', '#cbeaff'],
  ['#870409', '#ffb084'],
];
const INK: readonly [light: string, dark: string] = ['#ffffff', '#14110b'];

const both = ([light, dark]: readonly [string, string]): string => `light-dark(${light}, ${dark})`;

/** @param index of the day in its trip, from 0; after eight days the colours begin anew, and the number tells them apart */
export const dayColour = (index: number): DayColour => ({
  fill: both(DAY_FILLS[((index % DAY_FILLS.length) + DAY_FILLS.length) % DAY_FILLS.length]!),
  ink: both(INK),
});

/** Of what has no day: an idea. */
export const NO_DAY: DayColour = { fill: 'var(--muted)', ink: 'var(--surface)' };
