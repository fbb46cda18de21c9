import { quiet, testIds } from '../../../../test/support/shelf.ts';
import type { Database } from '../../../db/open.ts';
import { type Answer, type Command, Lane, type Rejection } from '../../../engine/index.ts';
import { closeWallets, openWallets, walletsToClose } from '../../pay/index.ts';
import { decideAccount } from '../domain.ts';
import { prefetchAccounts } from '../prefetch.ts';
import { insertAccounts } from '../queries.ts';
import type { AccountInput } from '../state.ts';
import { writeAccounts } from '../write.ts';
import { ask, type person } from './people.ts';

/** The accounts lane of one instance. */
export const accountsLane = (database: Database) =>
  new Lane(
    {
      name: 'accounts',
      prefetch: (tx, commands) => prefetchAccounts(tx, commands, walletsToClose),
      decide: decideAccount,
      write: (tx, state) =>
        writeAccounts(tx, state, { openWallets, closeWallets, erase: async () => undefined }),
    },
    {
      database,
      limits: { maxQueue: 10_000, maxBatch: 1_000, maxWaitMs: 10_000 },
      observer: quiet,
      makeId: testIds,
      now: () => performance.now(),
      committed: () => undefined,
    },
  );

/** A command with an id that no other database of the run has. */
export const admitted = (input: AccountInput, accountId?: string, at?: number): Command<AccountInput> => {
  const id = testIds();
  return { ...ask(input, accountId, at), id, key: id };
};

export const codeOf = (answer: Answer | Rejection): string =>
  !answer.answered ? answer.code : answer.decision.accepted ? 'ok' : answer.decision.code;

/** Members with their wallets. */
export const insertMembers = (database: Database, people: readonly ReturnType<typeof person>[]) =>
  database.transact(async (tx) => {
    await insertAccounts(tx, people);
    await openWallets(
      tx,
      people.map(({ id, created_at }) => ({ accountId: id, at: created_at })),
    );
  });
