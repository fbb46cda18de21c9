import type { Part } from '../../../module.ts';
import type { TicketsDependencies } from '../parts.ts';
import { moveNotices, moveStreams } from './notices.ts';
import { registerMoveRoutes } from './routes.ts';
import { createMoveNews } from './telling.ts';

/** Rounds that are put at another time, and those who had bought the old one. */
export function createMoves(deps: TicketsDependencies): Part {
  return {
    routes: (app) => registerMoveRoutes(app, deps),
    streams: moveStreams,
    notices: moveNotices,
    rounds: [createMoveNews(deps)],
  };
}
