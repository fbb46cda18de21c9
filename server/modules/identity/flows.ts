import { hash } from 'node:crypto';
import type { Executor } from '../../db/dialect.ts';
import type { IdentityFlowsTable } from '../../db/schema.ts';

const SECRET_BYTES = 32;

/** Hash of a secret, for what the database keeps of it. A 256-bit secret needs no salt. */
export const hashOf = (secret: string): string => hash('sha256', secret, 'base64url');

/** 43 characters that nobody guesses. */
export const newSecret = (random: (bytes: number) => Buffer): string =>
  random(SECRET_BYTES).toString('base64url');

/** What is begun now and finished once, within minutes, by whoever holds the secret. */
export interface FlowStart {
  readonly kind: IdentityFlowsTable['kind'];
  readonly secret: string;
  readonly accountId: string | null;
  readonly provider?: string;
  /** The secret of the cookie of the browser in which it must be finished; null when any may. */
  readonly browser?: string | null;
  readonly data: Record<string, unknown>;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly lifeMs: number;
}

export async function beginFlow(tx: Executor, flow: FlowStart): Promise<void> {
  await tx
    .insertInto('identity_flows')
    .values({
      id: hashOf(flow.secret),
      kind: flow.kind,
      account_id: flow.accountId,
      provider: flow.provider ?? null,
      browser: flow.browser ? hashOf(flow.browser) : null,
      data: JSON.stringify(flow.data),
      attempts: 0,
      created_at: flow.at,
      expires_at: flow.at + flow.lifeMs,
      used_at: null,
    })
    .execute();
}

export const findFlow = (
  executor: Executor,
  kind: IdentityFlowsTable['kind'],
  secret: string,
): Promise<IdentityFlowsTable | undefined> =>
  executor
    .selectFrom('identity_flows')
    .selectAll()
    .where('id', '=', hashOf(secret))
    .where('kind', '=', kind)
    .executeTakeFirst();

/**
 * Uses a flow up. Of all that try at the same time, on whichever instance, one is told true.
 * @param at epoch milliseconds
 */
export async function takeFlow(tx: Executor, id: string, at: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('identity_flows')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Counts an attempt before it is made, so that attempts in parallel count too.
 * @returns false when there were too many, or when it is over
 */
export async function countAttempt(tx: Executor, id: string, at: number, max: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('identity_flows')
    .set((row) => ({ attempts: row('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('attempts', '<', max)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Replaces what a flow carries. */
export async function updateFlow(tx: Executor, id: string, data: Record<string, unknown>): Promise<void> {
  await tx
    .updateTable('identity_flows')
    .set({ data: JSON.stringify(data) })
    .where('id', '=', id)
    .execute();
}
