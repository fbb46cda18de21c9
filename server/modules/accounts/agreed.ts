import { type Executor, insertMany } from '../../db/dialect.ts';
import { termsAt } from './terms/index.ts';

/**
 * Notes that these accounts have agreed to whatever is required: for made-up people, whom nobody can ask.
 * @param at epoch milliseconds
 */
export async function agreeToRequired(
  tx: Executor,
  accountIds: readonly string[],
  at: number,
  makeId: () => string,
): Promise<void> {
  const required = termsAt(at).filter((terms) => terms.required);
  await insertMany(
    tx,
    'account_consents',
    ['account_id', 'document', 'command_id', 'version', 'agreed', 'at'],
    accountIds.flatMap((accountId) =>
      required.map(({ document, version }) => [accountId, document, makeId(), version, 1, at]),
    ),
  );
}
