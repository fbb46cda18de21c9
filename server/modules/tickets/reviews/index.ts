import type { Part } from '../../../module.ts';
import type { TicketsDependencies } from '../parts.ts';
import type { Shows } from '../shows/index.ts';

/** What those who were there say about it. */
export function createReviews(_deps: TicketsDependencies, _shows: Shows): Part {
  return {};
}
