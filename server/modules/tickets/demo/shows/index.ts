import { FAMILY_SHOWS } from './family.ts';
import { MUSIC_SHOWS } from './music.ts';
import { OTHER_SHOWS } from './others.ts';
import type { DemoShow } from './show.ts';
import { STAGE_SHOWS } from './stage.ts';

export type { DemoShow } from './show.ts';

/** Forty shows that there are not. */
export const DEMO_SHOWS: readonly DemoShow[] = [
  ...STAGE_SHOWS,
  ...MUSIC_SHOWS,
  ...OTHER_SHOWS,
  ...FAMILY_SHOWS,
];
