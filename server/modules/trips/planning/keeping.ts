import { transactAgain } from '../../../db/again.ts';
import { type Executor, isDuplicate } from '../../../db/dialect.ts';
import type { Database } from '../../../db/open.ts';
import { ProblemError } from '../../../http/errors.ts';
import { isoOrNull } from '../../../lib/iso.ts';
import type { Proposal } from './proposal.ts';
import type { ProposalView } from './schemas.ts';
import type { Wish } from './wish.ts';

/** Of one trip; older ones go. */
const PROPOSALS_KEPT = 20;
const AT_ONCE = 100;

export interface KeptProposal {
  readonly proposalId: string;
  readonly tripId: string;
  readonly wish: Wish;
  readonly proposal: Proposal;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly appliedAt: number | null;
}

/**
 * Keeps a proposal, so that it can be looked at again and applied. It changes nothing of the trip. Making it may have
 * cost a member a minute and a call of a model, so a lost race or connection does not throw it away.
 */
export async function keepProposal(
  database: Database,
  { proposalId, tripId, wish, proposal, at }: KeptProposal,
  accountId: string,
): Promise<void> {
  const keep = async (tx: Executor): Promise<void> => {
    const result = JSON.stringify(proposal);
    const row = {
      id: proposalId,
      trip_id: tripId,
      account_id: accountId,
      wish: JSON.stringify(wish),
      result,
      at,
    };
    await tx
      .insertInto('trips_proposals')
      .values({ ...row, made_by: proposal.madeBy, applied_at: null })
      .execute();
    const old = await tx
      .selectFrom('trips_proposals')
      .select('id')
      .where('trip_id', '=', tripId)
      .orderBy('id', 'desc')
      .offset(PROPOSALS_KEPT)
      .limit(AT_ONCE)
      .execute();
    if (old.length === 0) return;
    await tx
      .deleteFrom('trips_proposals')
      .where(
        'id',
        'in',
        old.map(({ id }) => id),
      )
      .execute();
  };
  try {
    await transactAgain(database, keep);
  } catch (error) {
    // Nobody else makes this id: an attempt whose end was not known was committed after all.
    if (!isDuplicate(error)) throw error;
  }
}

/** @throws ProblemError trips.proposal-not-found, also for one of another trip */
export async function readProposal(
  executor: Executor,
  tripId: string,
  proposalId: string,
): Promise<KeptProposal> {
  const row = await executor
    .selectFrom('trips_proposals')
    .selectAll()
    .where('id', '=', proposalId)
    .where('trip_id', '=', tripId)
    .executeTakeFirst();
  if (!row) throw new ProblemError('trips.proposal-not-found', { proposalId });
  return {
    ...{ proposalId, tripId, at: row.at, appliedAt: row.applied_at },
    wish: JSON.parse(row.wish) as Wish,
    proposal: JSON.parse(row.result) as Proposal,
  };
}

/** @param at epoch milliseconds */
export async function markApplied(database: Database, proposalId: string, at: number): Promise<void> {
  // The trip is changed by now: not to be able to note it must not look as if it were not.
  await transactAgain(database, (tx) =>
    tx.updateTable('trips_proposals').set({ applied_at: at }).where('id', '=', proposalId).execute(),
  );
}

export const proposalView = ({ proposalId, tripId, proposal, at, appliedAt }: KeptProposal): ProposalView =>
  ({
    ...{ proposalId, tripId, ...proposal },
    madeAt: new Date(at).toISOString(),
    appliedAt: isoOrNull(appliedAt),
  }) as ProposalView;

/** What a member has asked for and used, for the file that they may take with them. */
export async function personalPlans(executor: Executor, accountId: string) {
  const plans = await executor
    .selectFrom('trips_proposals')
    .select(['trip_id', 'wish', 'at'])
    .where('account_id', '=', accountId)
    .orderBy('id')
    .limit(1_000)
    .execute();
  const use = await executor
    .selectFrom('trips_model_use')
    .select(['day', 'calls', 'tokens'])
    .where('account_id', '=', accountId)
    .orderBy('day')
    .limit(1_000)
    .execute();
  return {
    tripPlans: plans.map(({ trip_id, wish, at }) => ({
      ...{ tripId: trip_id, wish: JSON.parse(wish) as Wish, at: new Date(at).toISOString() },
    })),
    modelUse: use,
  };
}

/** Plans that somebody has asked for go with them; what was applied of them is the trip's. */
export async function forgetPlans(tx: Executor, accountId: string): Promise<void> {
  await tx.deleteFrom('trips_proposals').where('account_id', '=', accountId).execute();
  await tx.deleteFrom('trips_model_use').where('account_id', '=', accountId).execute();
}
