/** The eight colours of grades: what is painted, and what is readable on it. Chosen to differ in lightness as well. */
export interface GradeColour {
  readonly fill: string;
  readonly ink: string;
}

const LIGHT: readonly GradeColour[] = [
  { fill: '#a8201a', ink: '#ffffff' },
  { fill: '#c05a00', ink: '#ffffff' },
  { fill: '#7d6608', ink: '#ffffff' },
  { fill: '#17694a', ink: '#ffffff' },
  { fill: '#0c7489', ink: '#ffffff' },
  { fill: '#2856b0', ink: '#ffffff' },
  { fill: '#6a40b4', ink: '#ffffff' },
  { fill: '#a3326f', ink: '#ffffff' },
];
const DARK: readonly GradeColour[] = [
  { fill: '#f47c70', ink: '#2b0503' },
  { fill: '#f2a154', ink: '#2a1400' },
  { fill: '#dcc24d', ink: '#231c00' },
  { fill: '#63c793', ink: '#03200f' },
  { fill: '#55c1d4', ink: '#001f26' },
  { fill: '#86adf5', ink: '#05183c' },
  { fill: '#bb9df5', ink: '#1d0a40' },
  { fill: '#ee8fc6', ink: '#33061f' },
];

/** How many a map can tell apart. */
export const COLOURS = LIGHT.length;

/** @param colour a grade's, 0 to 7 */
export function gradeColour(colour: number, isDark: boolean): GradeColour {
  const colours = isDark ? DARK : LIGHT;
  return colours[((Math.trunc(colour) % COLOURS) + COLOURS) % COLOURS]!;
}
