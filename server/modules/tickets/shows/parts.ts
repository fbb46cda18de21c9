import type { Lane } from '../../../engine/index.ts';
import type { TicketsDependencies } from '../parts.ts';
import type { ShowsInput } from './input.ts';
import type { PlansOf } from './plans.ts';
import type { Remembered } from './remembered.ts';
import type { ShowsState } from './state.ts';

/** What the routes of shows share. */
export interface ShowsParts extends TicketsDependencies {
  readonly lane: Lane<ShowsInput, ShowsState>;
  readonly remembered: Remembered;
  readonly plansOf: PlansOf;
}
