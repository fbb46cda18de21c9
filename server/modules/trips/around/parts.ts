import type { Lane } from '../../../engine/index.ts';
import type { Allowance } from '../../../voices/allowance.ts';
import type { TripsParts } from '../parts.ts';
import type { LinkUses } from '../people/link-uses.ts';
import type { AroundInput } from './input.ts';
import type { Remembered } from './remembered.ts';
import type { AroundState } from './state.ts';

/** What the routes around trips share. */
export interface AroundParts extends TripsParts {
  /** Likes, comments, files and what operators do. */
  readonly around: Lane<AroundInput, AroundState>;
  readonly allowance: Allowance;
  readonly uses: LinkUses;
  readonly remembered: Remembered;
}
