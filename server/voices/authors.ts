import type { Accounts } from '../modules/accounts/index.ts';
import { maskedName } from '../modules/pay/index.ts';
import type { Author } from './schemas.ts';

/** Who wrote what stays after they have left; where each may have written one thing, followed by a colon and that one's id. */
export const FORMER = 'former';

/** What stands where a name was, as in everything else that outlives an account. */
const NAME_OF_NOBODY = '탈퇴한 회원';

const isFormer = (accountId: string): boolean => accountId === FORMER || accountId.startsWith(`${FORMER}:`);

export type People = Pick<Accounts, 'people'>;

/** Authors as the public sees them, in bulk. */
export async function authorsOf(
  { people }: People,
  accountIds: readonly string[],
): Promise<(accountId: string) => Author> {
  const known = await people([...new Set(accountIds)].filter((id) => !isFormer(id)));
  return (accountId) => {
    const name = known.get(accountId)?.name;
    if (name === undefined) return { name: NAME_OF_NOBODY, picture: null, isFormer: true };
    return { name: maskedName(name), picture: null, isFormer: false };
  };
}

/** Names as operators read them, in bulk. */
export async function namesOf(
  { people }: People,
  accountIds: readonly string[],
): Promise<(accountId: string) => string> {
  const known = await people([...new Set(accountIds)].filter((id) => !isFormer(id)));
  return (accountId) => known.get(accountId)?.name ?? NAME_OF_NOBODY;
}
