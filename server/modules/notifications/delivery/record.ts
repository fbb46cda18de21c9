import type { Executor } from '../../../db/dialect.ts';
import type { DeliveryDestinationsTable } from '../../../db/schema.ts';
import { appendEvents } from '../../../events/outbox.ts';
import { afterAttempt, type Breaker, notProbed } from './breaker.ts';
import { logWith, type Outcome } from './outcome.ts';
import { breakerOf, lockDestination, recordSent, recordUnsent, writeBreaker } from './queries.ts';

export interface RecordDependencies {
  readonly makeId: () => string;
  readonly random: () => number;
  /** What a webhook's outcomes mean for the webhook itself. */
  readonly noteWebhook: (tx: Executor, webhookId: string, outcomes: readonly Outcome[]) => Promise<void>;
}

/**
 * Writes how deliveries ended and what that says about their destination, in one transaction.
 * @param lease whose outcomes count
 * @returns the breaker afterwards
 */
export async function record(
  tx: Executor,
  deps: RecordDependencies,
  destination: string,
  lease: string,
  outcomes: readonly Outcome[],
  at: number,
): Promise<Breaker> {
  await recordSent(
    tx,
    outcomes.filter(({ status }) => status === 'sent').map(({ row, attempts }) => ({ id: row.id, attempts })),
    at,
  );
  const unsent = outcomes.filter(({ status }) => status !== 'sent');
  for (const outcome of unsent.sort((a, b) => (a.row.id < b.row.id ? -1 : 1))) {
    await recordUnsent(tx, outcome.row.id, lease, changesOf(outcome));
  }
  const row = await lockDestination(tx, destination);
  if (!row) throw new Error(`The destination ${destination} has no row`);
  if (row.channel === 'webhook' && outcomes.length > 0) {
    await deps.noteWebhook(tx, destination.slice('webhook:'.length), outcomes);
  }
  return judge(tx, deps, row, outcomes, at);
}

function changesOf(outcome: Outcome) {
  const { status, attempts, dueAt, at, error } = outcome;
  if (status === 'released') return { due_at: at };
  const common = { attempts, last_error: error, log: logWith(outcome) };
  if (status === 'retry') return { ...common, due_at: dueAt };
  return { ...common, status: status as 'dead' | 'dropped', finished_at: at };
}

async function judge(
  tx: Executor,
  deps: RecordDependencies,
  row: DeliveryDestinationsTable,
  outcomes: readonly Outcome[],
  at: number,
): Promise<Breaker> {
  const before = breakerOf(row);
  const signals = outcomes.flatMap(({ signal }) => signal ?? []);
  let breaker = before;
  for (const signal of signals) breaker = afterAttempt(breaker, signal, at, deps.random());
  if (signals.length === 0 && before.state === 'half-open') breaker = notProbed(before, at);
  if (breaker === before) return before;
  await writeBreaker(tx, row.destination, breaker);
  if (breaker.state === 'open' && before.openings === 0) {
    // Once for each time that it goes down, not for each time that it is still down.
    await appendEvents(tx, {
      batchId: deps.makeId(),
      lane: 'notifications',
      at,
      events: [
        {
          name: 'notification.destination-down',
          key: row.destination,
          data: { destination: row.destination, error: breaker.lastError },
          at,
          by: 'notifications.deliver',
        },
      ],
    });
  }
  return breaker;
}
