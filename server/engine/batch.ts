import { type Executor, insertMany, isDuplicate } from '../db/dialect.ts';
import type { Database } from '../db/open.ts';
import { appendAudit } from '../events/audit.ts';
import { appendEvents, type RecordedEvent } from '../events/outbox.ts';
import { decisionOf, findReceipts, insertReceipts, slotOf } from './receipts.ts';
import type { Answer, Command, Decision, LaneWork, Rejection } from './types.ts';

/** The steps of one batch, in order; the simulator injects its crashes between them. */
export const STEPS = [
  'begun',
  'found',
  'prefetched',
  'decided',
  'marked',
  'written',
  'receipted',
  'committed',
] as const;
export type Step = (typeof STEPS)[number];

export interface BatchOptions {
  /** Called after each step inside the transaction; throws to fail it. For tests. */
  readonly onStep?: (step: Step) => void;
}

/** `decide` threw for this command: it is taken out, and the batch is run again without it. */
export class FaultyCommand extends Error {
  override readonly name = 'FaultyCommand';
  readonly command: Command;
  constructor(command: Command, cause: unknown) {
    super(`decide failed for ${command.name} ${command.id}`, { cause });
    this.command = command;
  }
}

/** A batch whose decisions are made; kept so that they can be answered when COMMIT's outcome was in doubt. */
export interface Attempt {
  answers: (Answer | Rejection)[];
  readonly batchId: string;
  /** The working state, once it is decided. */
  state?: unknown;
  /** Its events as they were written, with the length of their text in characters. */
  recorded?: { readonly events: readonly RecordedEvent[]; readonly length: number };
}

/**
 * Runs one batch in one transaction: find receipts, prefetch, decide, write, commit.
 * @param attempt receives the answers as soon as they are known, in the order of `commands`
 * @throws FaultyCommand, OutcomeUnknown, or the database's error; nothing is written then
 */
export async function runBatch<Input, State>(
  database: Database,
  work: LaneWork<Input, State>,
  commands: readonly Command<Input>[],
  attempt: Attempt,
  options: BatchOptions,
): Promise<void> {
  const step = options.onStep ?? (() => undefined);
  await database.transact(async (tx) => {
    step('begun');
    const receipts = await findReceipts(tx, commands);
    step('found');
    const fresh =
      receipts.size === 0 ? commands : commands.filter((command) => !receipts.has(slotOf(command)));
    const state = await work.prefetch(tx, fresh);
    step('prefetched');
    const decided = fresh.map((command) => ({ command, decision: decideSafely(work, state, command) }));
    step('decided');
    attempt.state = state;
    attempt.recorded = await markBatch(tx, work.name, attempt.batchId, decided);
    step('marked');
    await work.write(tx, state);
    step('written');
    await insertReceipts(tx, decided);
    step('receipted');
    let next = 0;
    attempt.answers = commands.map((command): Answer | Rejection => {
      const receipt = receipts.size === 0 ? undefined : receipts.get(slotOf(command));
      if (!receipt) {
        // What was decided is what had no receipt, in the same order.
        const { decision } = decided[next]!;
        next += 1;
        return { answered: true, receiptId: command.id, replayed: false, decision };
      }
      if (receipt.fingerprint !== command.fingerprint) {
        return { answered: false, code: 'idempotency.mismatch', retryAfterS: 0 };
      }
      return { answered: true, receiptId: receipt.id, replayed: true, decision: decisionOf(receipt) };
    });
  });
  step('committed');
}

function decideSafely<Input, State>(
  work: LaneWork<Input, State>,
  state: State,
  command: Command<Input>,
): Decision {
  try {
    return work.decide(state, command);
  } catch (cause) {
    throw new FaultyCommand(command, cause);
  }
}

/** The batch's first insert: its marker, which is also the outbox row of its events, and its audit notes. */
async function markBatch(
  tx: Executor,
  lane: string,
  batchId: string,
  decided: readonly { command: Command; decision: Decision }[],
): Promise<NonNullable<Attempt['recorded']>> {
  const events: RecordedEvent[] = [];
  const notes: Parameters<typeof appendAudit>[1][number][] = [];
  let at = 0;
  for (const { command, decision } of decided) {
    if (command.at > at) at = command.at;
    if (decision.audit) {
      notes.push({ id: command.id, at: command.at, actorId: command.accountId, ...decision.audit });
    }
    for (const event of decision.events ?? []) events.push({ ...event, at: command.at, by: command.id });
  }
  const length = await appendEvents(tx, { batchId, lane, at, events });
  await appendAudit(tx, notes);
  return { events, length };
}

/**
 * Asks whether a batch whose connection died in COMMIT was committed, by inserting its marker once more:
 * the insert waits until the old transaction is known.
 * @returns true when it was committed
 * @throws the database's error when it cannot be asked now
 */
export async function wasCommitted(database: Database, lane: string, batchId: string): Promise<boolean> {
  const undo = new Error('only asked');
  try {
    await database.transact(async (tx) => {
      await insertMany(
        tx,
        'batches',
        ['id', 'lane', 'at', 'events', 'event_count', 'first_sequence'],
        [[batchId, lane, 0, '[]', 0, 0]],
      );
      throw undo;
    });
  } catch (error) {
    if (error === undo) return false;
    if (isDuplicate(error)) return true;
    throw error;
  }
  return false;
}
