import type { Database } from '../../db/open.ts';
import type { AccountSignUpsTable, AccountsTable } from '../../db/schema.ts';
import { ProblemError } from '../../http/errors.ts';
import { emailKeyOf } from './domain.ts';
import type { BoundedHasher, Hasher } from './hashing.ts';
import { newestSignUp } from './proof-queries.ts';
import { findAccount, findAccountByEmail } from './queries.ts';
import type { Throttle } from './throttle.ts';

export interface Credentials {
  /**
   * Checks an e-mail and a password. An unknown e-mail costs and answers the same as a wrong password, and a
   * sign-up that waits for its proof the same whether or not somebody else has the address.
   * @param address of the caller, for the throttle
   * @throws ProblemError auth.bad-credentials, auth.email-not-verified (with signUpId), auth.throttled, auth.busy
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
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Which of an address's passwords it is. */
type Match = { readonly account: AccountsTable } | { readonly signUpId: string } | null;

export function createCredentials({ database, hasher, throttle, now }: CredentialsDependencies): Credentials {
  /** Compares with the account's password, and where that fails always with one more hash, somebody's or nobody's. */
  async function compare(
    hashing: Hasher,
    password: string,
    account: AccountsTable | undefined,
    pending: AccountSignUpsTable | undefined,
  ): Promise<Match> {
    if (
      (await hashing.verify(account?.password_hash ?? hashing.nobody, password)) &&
      account?.password_hash
    ) {
      return { account };
    }
    const isPending = await hashing.verify(pending?.password_hash ?? hashing.nobody, password);
    return isPending && pending ? { signUpId: pending.id } : null;
  }

  return {
    async check(email, password, address) {
      const emailKey = emailKeyOf(email);
      refuseIf(await throttle.waitS(emailKey, address));
      const account = await findAccountByEmail(database.reader, emailKey);
      const pending = await newestSignUp(database.reader, emailKey, now());
      const match = await hasher.inTurn(async (hashing) => {
        // Counted when its turn has come and not while it waits: who signs in on many devices is no guesser.
        refuseIf(await throttle.take(emailKey, address));
        return compare(hashing, password, account, pending);
      });
      if (match === null) throw new ProblemError('auth.bad-credentials');
      // Counted as a failure: who signs up for the address of another must not buy more guesses by it.
      if ('signUpId' in match) throw new ProblemError('auth.email-not-verified', { ...match });
      await throttle.succeed(emailKey, address);
      return match.account;
    },
    async checkOwn(accountId, password, address) {
      const account = await findAccount(database.reader, accountId);
      if (!account) throw new ProblemError('auth.invalid-token');
      const emailKey = account.email_key;
      refuseIf(await throttle.waitS(emailKey, address));
      const isRight = await hasher.inTurn(async (hashing) => {
        refuseIf(await throttle.take(emailKey, address));
        return hashing.verify(account.password_hash ?? hashing.nobody, password);
      });
      if (!isRight || !account.password_hash) throw new ProblemError('auth.wrong-password');
      await throttle.succeed(emailKey, address);
      return account;
    },
  };
}

function refuseIf(retryAfterS: number): void {
  if (retryAfterS > 0) throw new ProblemError('auth.throttled', { retryAfterS });
}
