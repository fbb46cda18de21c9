import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import { type Executor, isDisconnect, isRetryable, isUnwell } from '../../db/dialect.ts';
import { type Database, OutcomeUnknown } from '../../db/open.ts';
import type { AuditNote, DomainEvent } from '../../engine/index.ts';
import { type AuditRecord, appendAudit, recordAttempt } from '../../events/audit.ts';
import { appendEvents, type RecordedEvent } from '../../events/outbox.ts';
import { ProblemError } from '../../http/errors.ts';
import type { MakeId } from '../../lib/id.ts';
import type { Throttle } from '../accounts/index.ts';

const TRIES = 6;
const FIRST_PAUSE_MS = 10;

/** Notes what a change means to others, to be written in its transaction. */
export interface Telling {
  event(event: DomainEvent): void;
  audit(actorId: string, note: AuditNote): void;
}

export interface Changes {
  /**
   * A short transaction on rows of one account, with its events. Run again when it lost a race.
   * @throws ProblemError lane.unavailable, lane.outcome-unknown; and what `work` throws, after a ROLLBACK
   */
  change<T>(work: (tx: Executor, tell: Telling, at: number) => Promise<T>): Promise<T>;
  /**
   * Notes an attempt that was refused and changed nothing. One address can fill a few lines in some minutes and
   * no more, for anybody can try.
   */
  suspect(request: FastifyRequest, attempt: Suspicion): Promise<void>;
}

/** What operators should be able to see: somebody tried what no honest browser does. */
export interface Suspicion {
  readonly action: string;
  /** An account, or what was tried. */
  readonly subject: string;
  readonly details: Record<string, unknown>;
}

export interface ChangesDependencies {
  readonly database: Database;
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Called after a commit with events, so that they are read soon. */
  readonly committed: () => void;
  readonly throttle: Throttle;
}

export function createChanges({ database, makeId, now, committed, throttle }: ChangesDependencies): Changes {
  async function attempt<T>(work: (tx: Executor, tell: Telling, at: number) => Promise<T>): Promise<T> {
    const id = makeId();
    const at = now();
    const events: RecordedEvent[] = [];
    const notes: AuditRecord[] = [];
    const result = await database.transact(async (tx) => {
      const done = await work(
        tx,
        {
          event: (event) => events.push({ ...event, at, by: id }),
          audit: (actorId, note) => notes.push({ ...note, id: makeId(), at, actorId }),
        },
        at,
      );
      await appendAudit(tx, notes);
      // Last, while the account's row is still locked: numbers are drawn in the order of commits.
      if (events.length > 0) await appendEvents(tx, { batchId: id, lane: 'identity', at, events });
      return done;
    });
    if (events.length > 0) committed();
    return result;
  }

  return {
    async change(work) {
      for (let tries = 1, pauseMs = FIRST_PAUSE_MS; ; tries += 1, pauseMs *= 2) {
        try {
          return await attempt(work);
        } catch (error) {
          // Never run again: a code that was used up by the lost commit would look used by somebody else.
          if (error instanceof OutcomeUnknown) {
            throw new ProblemError('lane.outcome-unknown', { retryAfterS: 1 });
          }
          const mayPass = isRetryable(error) || isDisconnect(error);
          if (!mayPass && !isUnwell(error)) throw error;
          // A full disk does not pass in moments.
          if (!mayPass || tries === TRIES) {
            throw new ProblemError('lane.unavailable', { retryAfterS: 1 }, { cause: error });
          }
          await sleep(pauseMs * (0.5 + Math.random()));
        }
      }
    },
    async suspect(request, { action, subject, details }) {
      const address = request.ip;
      if ((await throttle.take(`suspicion ${address}`, address)) > 0) return;
      await recordAttempt(database, {
        id: makeId(),
        at: now(),
        actorId: request.caller?.accountId ?? 'guest',
        action,
        subject: subject.slice(0, 80),
        reason: null,
        details: { ...details, address },
      });
    },
  };
}
