import { beforeAll, expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import { type Database, OutcomeUnknown } from '../../../db/open.ts';
import { type KeptProposal, keepProposal, markApplied, readProposal } from './keeping.ts';
import type { Proposal } from './proposal.ts';
import type { Wish } from './wish.ts';

const AT = Date.UTC(2026, 10, 21, 12);
const kept = (proposalId: string): KeptProposal => ({
  ...{ proposalId, tripId: 'T1', at: AT, appliedAt: null },
  wish: { locale: 'ko' } as Wish,
  proposal: { madeBy: 'solver', days: [] } as unknown as Proposal,
});

eachDatabase('a proposal whose connection is lost in COMMIT', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  /** Commits the first transaction or not, and does not tell which. */
  const losing = (isCommitted: boolean): Database => {
    let isFirst = true;
    const transact: Database['transact'] = async (work) => {
      if (!isFirst) return database.transact(work);
      isFirst = false;
      if (isCommitted) await database.transact(work);
      throw new OutcomeUnknown('The connection was lost in COMMIT');
    };
    return new Proxy(database, {
      get: (target, name) => (name === 'transact' ? transact : Reflect.get(target, name)),
    });
  };

  test.each([
    ['committed', true],
    ['lost', false],
  ])('is kept, and noted as applied, once: it was %s', async (_what, isCommitted) => {
    const { proposalId } = kept(isCommitted ? 'P1' : 'P2');
    await keepProposal(losing(isCommitted), kept(proposalId), 'minji');
    expect(await readProposal(database.reader, 'T1', proposalId)).toEqual(kept(proposalId));
    await markApplied(losing(isCommitted), proposalId, AT + 1);
    expect((await readProposal(database.reader, 'T1', proposalId)).appliedAt).toBe(AT + 1);
  });
});
