import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { type Executor, insertMany, lockClause, selectMany } from '../../db/dialect.ts';
import type { PaySealsTable, PayTransfersTable } from '../../db/schema.ts';
import type { Consumer } from '../../events/catalog.ts';
import type { SequencedEvent } from '../../events/outbox.ts';
import type { Exchange } from './exchange.ts';
import type { Transferred } from './ledger.ts';
import { legsOf } from './rows.ts';

const SEAL_INTERVAL_MS = 2_000;
const MAX_LEAVES = 2_000;
const SEALS_PER_PAGE = 10;
/** What stands before the first seal. */
const GENESIS = '0'.repeat(64);

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** A transfer in the chain. */
export interface Leaf {
  readonly transferId: string;
  readonly leafHash: string;
}

/**
 * The exact text of a transfer whose SHA-256 stands in the chain: id, kind, currency, time in epoch
 * milliseconds, and the legs as JSON [[walletId, signed amount], …], payer first; a line feed between them.
 * Balances and memos are left out: whoever is party to a transfer may see this text. In a trade of the exchange, where
 * nobody learns whom they met, the SHA-256 of the transfer's id and a wallet's, a line feed between them, stands for the
 * wallet.
 */
const leafText = (
  transfer: Pick<Transferred, 'transferId' | 'kind' | 'currency' | 'at'> & {
    readonly legs: readonly (readonly [string, number, ...unknown[]])[];
  },
): string => {
  const { transferId, kind, currency, at } = transfer;
  const nameOf = (walletId: string) => (kind === 'trade' ? sha256(`${transferId}\n${walletId}`) : walletId);
  const legs = transfer.legs.map(([walletId, amount]) => `["${nameOf(walletId)}",${amount}]`).join(',');
  return `${transferId}\n${kind}\n${currency}\n${at}\n[${legs}]`;
};

/** The leaf text of a stored transfer. */
export const leafTextOfRow = (row: Pick<PayTransfersTable, 'id' | 'kind' | 'currency' | 'at' | 'legs'>) =>
  leafText({
    transferId: row.id,
    kind: row.kind,
    currency: row.currency,
    at: row.at,
    legs: legsOf(row).map(([walletId, , amount]) => [walletId, amount] as const),
  });

export const leafOf = (transfer: Transferred): Leaf => ({
  transferId: transfer.transferId,
  leafHash: sha256(leafText(transfer)),
});

/** A seal's hash: SHA-256 over the previous hash and the leaf hashes, each followed by a line feed. */
const sealHash = (previousHash: string, leafHashes: readonly string[]): string =>
  sha256(`${[previousHash, ...leafHashes].join('\n')}\n`);

/** Lengthens the chain; the last seal is locked, so that two instances cannot both follow it. */
export async function appendSeals(tx: Executor, leaves: readonly Leaf[], sealedAt: number): Promise<void> {
  if (leaves.length === 0) return;
  const { rows } = await sql<{ seal_no: number; hash: string }>`
    select seal_no, hash from pay_seals order by seal_no desc limit 1${sql.raw(lockClause(tx))}
  `.execute(tx);
  let sealNo = rows[0]?.seal_no ?? 0;
  let previousHash = rows[0]?.hash ?? GENESIS;
  const seals: (string | number)[][] = [];
  for (let from = 0; from < leaves.length; from += MAX_LEAVES) {
    const part = leaves.slice(from, from + MAX_LEAVES);
    const ids = part.map((leaf) => leaf.transferId).sort();
    const text = JSON.stringify(part.map((leaf) => [leaf.transferId, leaf.leafHash]));
    const ownHash = sealHash(
      previousHash,
      part.map((leaf) => leaf.leafHash),
    );
    sealNo += 1;
    seals.push([sealNo, previousHash, ownHash, text, ids[0]!, ids.at(-1)!, sealedAt]);
    previousHash = ownHash;
  }
  const columns = ['seal_no', 'previous_hash', 'hash', 'leaves', 'first_id', 'last_id', 'sealed_at'];
  await insertMany(tx, 'pay_seals', columns, seals);
}

/**
 * Seals transfers after their commit: a chain inside the commit would put all instances in one queue. The
 * position moves in the same transaction, so a page is sealed once. Trades of the exchange are read, their events
 * only name them.
 * @param now epoch milliseconds
 */
export const sealConsumer = (now: () => number, exchange: Exchange): Consumer => ({
  name: 'pay.seal',
  events: ['pay.transferred', ...exchange.events],
  intervalMs: SEAL_INTERVAL_MS,
  consume: async (tx, events) => {
    const leaves: Leaf[] = [];
    const ofExchange: SequencedEvent[] = [];
    for (const event of events) {
      if (event.name === 'pay.transferred') leaves.push(leafOf(event.data as Transferred));
      else ofExchange.push(event);
    }
    leaves.push(...(await leavesOfTrades(tx, await exchange.tradesIn(tx, ofExchange))));
    await appendSeals(tx, leaves, now());
  },
});

async function leavesOfTrades(tx: Executor, ids: readonly string[]): Promise<Leaf[]> {
  const rows = await readSealed(tx, ids);
  if (rows.length < new Set(ids).size) throw new Error('A trade was told that was not posted');
  return rows.map((row) => ({ transferId: row.id, leafHash: sha256(leafTextOfRow(row)) }));
}

const SEALED_COLUMNS = ['id', 'kind', 'currency', 'at', 'legs'] as const;
/** What of transfers stands in the chain. */
const readSealed = (executor: Executor, ids: readonly string[]) =>
  selectMany<Pick<PayTransfersTable, (typeof SEALED_COLUMNS)[number]>>(
    executor,
    { table: 'pay_transfers', columns: SEALED_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: false },
    ids.map((id) => [id]),
  );

/** A seal as it was found when it was checked. */
export interface CheckedSeal {
  readonly sealNo: number;
  readonly leaves: readonly Leaf[];
  /** Empty when it is whole; otherwise what is wrong with it. */
  readonly problem: string;
}

/** Recomputes the whole chain from the transfers themselves, seal by seal. */
export async function* checkSeals(executor: Executor): AsyncGenerator<CheckedSeal> {
  let previousHash = GENESIS;
  for (let last = 0; ; ) {
    const rows = await executor
      .selectFrom('pay_seals')
      .selectAll()
      .where('seal_no', '>', last)
      .orderBy('seal_no')
      .limit(SEALS_PER_PAGE)
      .execute();
    if (rows.length === 0) return;
    for (const row of rows) {
      const leaves = leavesOf(row);
      const isNext = row.seal_no === last + 1 && row.previous_hash === previousHash;
      const problem = isNext ? await findFault(executor, row, leaves) : 'does not follow the seal before it';
      yield { sealNo: row.seal_no, leaves, problem };
      last = row.seal_no;
      previousHash = row.hash;
    }
  }
}

export const leavesOf = (row: Pick<PaySealsTable, 'leaves'>): Leaf[] =>
  (JSON.parse(row.leaves) as [string, string][]).map(([transferId, leafHash]) => ({ transferId, leafHash }));

async function findFault(executor: Executor, row: PaySealsTable, leaves: readonly Leaf[]): Promise<string> {
  const hashes = leaves.map((leaf) => leaf.leafHash);
  if (sealHash(row.previous_hash, hashes) !== row.hash) return 'its hash is not that of its leaves';
  const transfers = await readSealed(
    executor,
    leaves.map((leaf) => leaf.transferId),
  );
  const hashesNow = new Map(transfers.map((transfer) => [transfer.id, sha256(leafTextOfRow(transfer))]));
  const broken = leaves.find((leaf) => hashesNow.get(leaf.transferId) !== leaf.leafHash);
  if (!broken) return '';
  return `transfer ${broken.transferId} ${hashesNow.has(broken.transferId) ? 'was changed' : 'is missing'}`;
}

export interface ChainVerdict {
  readonly ok: boolean;
  readonly seals: number;
  readonly transfers: number;
  /** Number of the first seal that does not hold. */
  readonly firstBroken: number | null;
}

/** Whether every sealed transfer is still what it was when it was sealed. */
export async function verifyChain(executor: Executor): Promise<ChainVerdict> {
  let seals = 0;
  let transfers = 0;
  let firstBroken: number | null = null;
  for await (const { sealNo, leaves, problem } of checkSeals(executor)) {
    seals += 1;
    transfers += leaves.length;
    if (problem !== '') firstBroken ??= sealNo;
    await breathe();
  }
  return { ok: firstBroken === null, seals, transfers, firstBroken };
}

/** Lets waiting requests go first: a long read never holds the thread for more than a page. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
