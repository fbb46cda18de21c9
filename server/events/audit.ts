import { type Executor, insertMany } from '../db/dialect.ts';
import type { Database } from '../db/open.ts';
import type { AuditNote } from '../engine/types.ts';

export interface AuditRecord extends AuditNote {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly actorId: string;
}

/** Appends to the audit log, in the transaction of the change itself. The log is never changed. */
export async function appendAudit(tx: Executor, records: readonly AuditRecord[]): Promise<void> {
  await insertMany(
    tx,
    'audit_log',
    ['id', 'at', 'actor_id', 'action', 'subject', 'reason', 'details'],
    records.map((r) => [r.id, r.at, r.actorId, r.action, r.subject, r.reason, JSON.stringify(r.details)]),
  );
}

/**
 * Notes an attempt that was refused before any lane: a forged webhook, a link used twice. On its own, because
 * whatever it was part of changed nothing.
 */
export const recordAttempt = (database: Database, record: AuditRecord): Promise<void> =>
  database.transact((tx) => appendAudit(tx, [record]));
