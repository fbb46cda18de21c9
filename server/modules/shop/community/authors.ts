import type { Accounts } from '../../accounts/index.ts';
import { maskedName } from '../../pay/index.ts';
import type { Author } from './schemas.ts';
import { FORMER } from './voice.ts';

/** What stands where a name was, as in everything else that outlives an account. */
const NAME_OF_NOBODY = '탈퇴한 회원';

export type People = Pick<Accounts, 'people'>;

/** Authors as the public sees them, in bulk. */
export async function authorsOf(
  { people }: People,
  accountIds: readonly string[],
): Promise<(accountId: string) => Author> {
  const known = await people([...new Set(accountIds)].filter((id) => id !== FORMER));
  return (accountId) => {
    const name = known.get(accountId)?.name;
    const isFormer = name === undefined;
    return { name: isFormer ? NAME_OF_NOBODY : maskedName(name), picture: null, isFormer };
  };
}

/** Names as operators read them, in bulk. */
export async function namesOf(
  { people }: People,
  accountIds: readonly string[],
): Promise<(accountId: string) => string> {
  const known = await people([...new Set(accountIds)].filter((id) => id !== FORMER));
  return (accountId) => known.get(accountId)?.name ?? NAME_OF_NOBODY;
}
