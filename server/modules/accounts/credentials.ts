import type { Database } from '../../db/open.ts';
import type { AccountsTable } from '../../db/schema.ts';
import { ProblemError } from '../../http/errors.ts';
import { emailKeyOf } from './domain.ts';
import type { BoundedHasher } from './hashing.ts';
import { findAccount, findAccountByEmail } from './queries.ts';
import type { Throttle } from './throttle.ts';

export interface Credentials {
  /**
   * Checks an e-mail and a password. An unknown e-mail costs and answers the same as a wrong password.
   * @param address of the caller, for the throttle
   * @throws ProblemError auth.bad-credentials, auth.throttled, auth.busy
   */
  check(email: string, password: string, address: string): Promise<AccountsTable>;
  /**
   * Checks the password of someone who is signed in.
   * @throws ProblemError auth.wrong-password, auth.throttled, auth.busy, auth.invalid-token (no such account)
   */
  checkOwn(accountId: string, password: string, address: string): Promise<AccountsTable>;
}

export interface CredentialsDependencies {
  readonly database: Pick<Database, 'reader'>;
  readonly hasher: BoundedHasher;
  readonly throttle: Throttle;
}

export function createCredentials({ database, hasher, throttle }: CredentialsDependencies): Credentials {
  /** @param find the account that the password should open, if there is one */
  async function verify(
    emailKey: string,
    address: string,
    password: string,
    find: () => Promise<AccountsTable | undefined>,
  ): Promise<AccountsTable | null> {
    refuseIf(throttle.waitS(emailKey, address));
    const account = await find();
    const isRight = await hasher.inTurn(async (hashing) => {
      // Counted when its turn has come and not while it waits: who signs in on many devices is no guesser.
      refuseIf(throttle.take(emailKey, address));
      return hashing.verify(account?.password_hash ?? hashing.nobody, password);
    });
    if (!isRight || !account?.password_hash) return null;
    throttle.succeed(emailKey, address);
    return account;
  }

  return {
    async check(email, password, address) {
      const emailKey = emailKeyOf(email);
      const find = () => findAccountByEmail(database.reader, emailKey);
      const account = await verify(emailKey, address, password, find);
      if (!account) throw new ProblemError('auth.bad-credentials');
      return account;
    },
    async checkOwn(accountId, password, address) {
      const own = await findAccount(database.reader, accountId);
      if (!own) throw new ProblemError('auth.invalid-token');
      const account = await verify(own.email_key, address, password, async () => own);
      if (!account) throw new ProblemError('auth.wrong-password');
      return account;
    },
  };
}

function refuseIf(retryAfterS: number): void {
  if (retryAfterS > 0) throw new ProblemError('auth.throttled', { retryAfterS });
}
