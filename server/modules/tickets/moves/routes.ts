import type { Executor } from '../../../db/dialect.ts';
import { ProblemError } from '../../../http/errors.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import { Closed, Id, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { TicketsDependencies } from '../parts.ts';
import { countPeople } from './people.ts';
import { MovesView } from './schemas.ts';

/** The last ones: nobody moves a round more often. */
const MOST = 20;

/** What an operator looks at before and after a round is put at another time. */
export function registerMoveRoutes(app: App, { database, accounts }: TicketsDependencies): void {
  app.get(
    '/admin/tickets/rounds/:roundId/moves',
    {
      config: { access: 'admin' },
      schema: {
        operationId: 'readRoundMoves',
        tags: ['Admin'],
        summary: 'Whom another time of a round would concern, and which times it was put at before',
        params: Closed({ roundId: Id }),
        response: { 200: MovesView, '4xx': Problem, '5xx': Problem },
      },
    },
    async ({ params: { roundId } }) => {
      const { reader } = database;
      const round = await reader
        .selectFrom('tickets_rounds')
        .select('id')
        .where('id', '=', roundId)
        .executeTakeFirst();
      if (!round) throw new ProblemError('tickets.round-not-found');
      return {
        people: await countPeople(reader, roundId),
        items: await listMoves(reader, roundId, accounts),
      };
    },
  );
}

async function listMoves(
  executor: Executor,
  roundId: string,
  accounts: TicketsDependencies['accounts'],
): Promise<MovesView['items']> {
  const rows = await executor
    .selectFrom('tickets_round_moves')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('at', 'desc')
    .limit(MOST)
    .execute();
  const people = await accounts.people([...new Set(rows.map((row) => row.by_id))]);
  return rows.map((row) => ({
    ...{ at: iso(row.at), from: iso(row.from_at), to: iso(row.to_at), reason: row.reason },
    ...{ by: row.by_id, byName: people.get(row.by_id)?.name ?? null, told: row.told },
    doneAt: isoOrNull(row.done_at),
  }));
}
