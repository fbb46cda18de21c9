import { type FileHandle, open } from 'node:fs/promises';
import { isDuplicate, isRetryable } from '../../server/db/dialect.ts';
import type { Database } from '../../server/db/open.ts';
import { emailKeyOf, insertAccounts } from '../../server/modules/accounts/index.ts';
import { ensureHouseWallets, openWallets, seedBalances } from '../../server/modules/pay/index.ts';
import type { SeedContext } from './seeders.ts';

const MEMBERS_PER_TRANSACTION = 2_000;
/** Enough for any number of purchases in a test, far below the ceiling of a wallet. */
const WON_EACH = 10_000_000;
const TOKEN_S = 24 * 60 * 60;
const TRIES = 10;

/**
 * Makes members with a wallet and money in bulk. They have no password: only the tokens act for them.
 * @param tokenFile receives one access token per line, in the order of the members
 */
export async function seedMembers(context: SeedContext, count: number, tokenFile?: string): Promise<void> {
  const { database, tokens, say, memberIds } = context;
  // Opened before the work, so that a wrong path costs nothing. Tokens are for their owner's eyes.
  const file = tokenFile === undefined ? null : await open(tokenFile, 'w', 0o600);
  try {
    await again(database, (tx) => ensureHouseWallets(tx));
    for (let done = 0; done < count; ) {
      const size = Math.min(MEMBERS_PER_TRANSACTION, count - done);
      const ids = await seedPage(context, size, done);
      done += size;
      for (const id of ids) memberIds.push(id);
      await writeTokens(file, ids, (accountId) =>
        tokens.sign({ accountId, role: 'member', sessionId: null }, TOKEN_S),
      );
      say(`${done} of ${count} members`);
    }
  } finally {
    await file?.close();
  }
}

async function seedPage({ database, makeId, now }: SeedContext, size: number, before: number) {
  const at = now();
  const ids = Array.from({ length: size }, makeId);
  const accounts = ids.map((id, i) => {
    const email = `member-${id.toLowerCase()}@seed.example`;
    return {
      id,
      email,
      email_key: emailKeyOf(email),
      name: `손님 ${before + i + 1}`,
      password_hash: null,
      role: 'member' as const,
      locale: 'ko' as const,
      created_at: at,
      last_active_at: at,
    };
  });
  await again(database, async (tx) => {
    await insertAccounts(tx, accounts);
    await openWallets(
      tx,
      ids.map((accountId) => ({ accountId, at })),
    );
    await seedBalances(
      tx,
      ids.map((accountId) => ({ accountId, amount: WON_EACH, at, transferId: makeId() })),
    );
  });
  return ids;
}

async function writeTokens(
  file: FileHandle | null,
  ids: readonly string[],
  sign: (accountId: string) => string,
): Promise<void> {
  await file?.appendFile(ids.map((id) => `${sign(id)}\n`).join(''));
}

/** A server that runs on the same database may hold a lock, or take the number of a seal first. */
async function again(database: Database, work: Parameters<Database['transact']>[0]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await database.transact(work);
      return;
    } catch (error) {
      if (attempt === TRIES || !(isRetryable(error) || isDuplicate(error))) throw error;
    }
  }
}
