import { ProblemError } from '../../http/errors.ts';
import { leavesAWayIn } from './domain.ts';
import { fact } from './events.ts';
import { deleteLink } from './links.ts';
import type { IdentityParts } from './parts.ts';
import type { Provider } from './schemas.ts';
import { waysInOf } from './views.ts';

/** Takes a provider off an account. @throws ProblemError identity.not-linked, identity.last-method */
export const unlink = (
  { accounts, changes, providers }: IdentityParts,
  accountId: string,
  provider: Provider,
): Promise<void> =>
  changes.change(async (tx, tell) => {
    // The account's row: two ways in that are removed at the same time must see each other.
    const account = await accounts.lock(tx, accountId);
    if (!account) throw new ProblemError('identity.not-linked');
    const ways = await waysInOf(tx, account, providers);
    if (!(await deleteLink(tx, accountId, provider))) throw new ProblemError('identity.not-linked');
    if (!leavesAWayIn(ways, { provider })) throw new ProblemError('identity.last-method');
    tell.event(fact('identity.provider-unlinked', accountId, { provider }));
  });
