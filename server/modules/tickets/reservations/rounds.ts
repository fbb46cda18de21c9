import { type Executor, run, skipLockedClause } from '../../../db/dialect.ts';
import type { Answer, Rejection } from '../../../engine/index.ts';
import type { Round } from '../../../jobs/rounds.ts';
import { createRefundRound, type DueRefund } from '../../payments/index.ts';
import { type ReservationInput, SYSTEM } from './input.ts';
import type { ReservationsParts } from './parts.ts';

/** What the gateway and the operators read of it. */
const REASON = 'ticket reservation';

type System = Pick<ReservationsParts, 'lane' | 'makeId' | 'now'>;

/** A command that nobody sent. */
async function submitAsSystem(
  { lane, makeId, now }: System,
  input: ReservationInput,
): Promise<Answer | Rejection> {
  const id = makeId();
  const name = `tickets.${input.kind}`;
  return lane.submit({ id, at: now(), accountId: SYSTEM, key: id, name, input, fingerprint: '' });
}

interface Due extends DueRefund {
  readonly roundId: string;
  readonly reservationId: string;
}

/** Asks gateways for what reservations give back. */
export function createReservationRefunds(
  parts: Pick<ReservationsParts, 'database' | 'payments' | 'log'> & System,
): Round {
  const { database, payments, now, log } = parts;

  async function due(limit: number): Promise<Due[]> {
    const rows = await database.reader
      .selectFrom('tickets_refunds as f')
      .innerJoin('tickets_reservations as r', 'r.id', 'f.reservation_id')
      .select(['f.id', 'f.reservation_id', 'f.payment_id', 'f.amount', 'f.attempts', 'r.round_id'])
      .where('f.next_at', '<=', now())
      .orderBy('f.next_at')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      refundId: row.id,
      reservationId: row.reservation_id,
      roundId: row.round_id,
      paymentId: row.payment_id ?? '',
      amount: row.amount,
      attempts: row.attempts,
    }));
  }

  return createRefundRound<Due>(
    {
      name: 'tickets-refunds',
      reason: REASON,
      due,
      claim: async (found, forMs) => {
        const asked = found.map(async ({ roundId, reservationId, refundId }) => {
          const input = { kind: 'claim-refund', roundId, reservationId, refundId, forMs } as const;
          const answer = await submitAsSystem(parts, input);
          return answer.answered && answer.decision.result.claimed === true ? [refundId] : [];
        });
        return new Set((await Promise.all(asked)).flat());
      },
      settle: async ({ roundId, reservationId, refundId }, given, againInMs) => {
        const code = 'code' in given ? given.code : null;
        const about = { kind: 'settle-refund', roundId, reservationId, refundId } as const;
        const answer = await submitAsSystem(parts, { ...about, outcome: given.status, code, againInMs });
        if (given.status === 'refused' && answer.answered) {
          log.error({ reservationId, refundId, code }, 'a refund of a reservation needs a person');
        }
      },
    },
    (order) => payments().giveBack(order),
  );
}

const EVERY_MS = 1_000;
/** Reservations at once: those of a page share a batch of the lane. */
const PAGE = 100;
/** How long an instance has for a page, before another may go on with it. */
const CLAIM_MS = 30_000;

/**
 * Gives back, page by page, the money of rounds that were called off. Each instance does it; a round is one instance's for
 * a while. One that is killed is followed by another: a reservation is given back once, however often it is asked for.
 */
export function createCallOffs(parts: Pick<ReservationsParts, 'database' | 'log'> & System): Round {
  const { database, now, log } = parts;
  return {
    name: 'tickets-call-offs',
    everyMs: EVERY_MS,
    run: async (signal) => {
      const roundId = await claimOne(parts);
      if (roundId === null) return false;
      const ids = await openOnes(database.reader, roundId);
      const answers = await Promise.all(
        ids.map((reservationId) => submitAsSystem(parts, { kind: 'call-off', roundId, reservationId })),
      );
      const stuck = answers.filter((answer) => !answer.answered || !answer.decision.accepted);
      if (stuck.length > 0 && !signal.aborted) {
        log.warn({ roundId, stuck: stuck.length }, 'not all of a round that was called off is given back');
      }
      const isDone = ids.length === 0;
      const at = now();
      // Those that could not be given back now are tried again when the claim is over.
      if (isDone || stuck.length === 0) {
        await database.transact(async (tx) => {
          const next = isDone ? { next_at: null, done_at: at } : { next_at: at };
          await tx.updateTable('tickets_call_offs').set(next).where('round_id', '=', roundId).execute();
        });
      }
      return stuck.length === 0;
    },
  };
}

/** Takes one round that is due; another instance passes over it. */
async function claimOne({
  database,
  now,
}: Pick<ReservationsParts, 'database' | 'now'>): Promise<string | null> {
  const at = now();
  if ((await dueOne(database.reader, at, '')) === null) return null;
  return database.transact(async (tx) => {
    const roundId = await dueOne(tx, at, skipLockedClause(tx));
    if (roundId === null) return null;
    await tx
      .updateTable('tickets_call_offs')
      .set({ next_at: at + CLAIM_MS })
      .where('round_id', '=', roundId)
      .execute();
    return roundId;
  });
}

async function dueOne(executor: Executor, at: number, lock: string): Promise<string | null> {
  const [row] = await run<{ round_id: string }>(
    executor,
    `select round_id from tickets_call_offs where next_at <= ? order by next_at limit 1${lock}`,
    [at],
  );
  return row?.round_id ?? null;
}

async function openOnes(executor: Executor, roundId: string): Promise<string[]> {
  const rows = await executor
    .selectFrom('tickets_reservations')
    .select('id')
    .where('round_id', '=', roundId)
    .where('status', 'in', ['paid', 'awaiting-payment'])
    .orderBy('id')
    .limit(PAGE)
    .execute();
  return rows.map(({ id }) => id);
}
