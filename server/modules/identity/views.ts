import type { Executor } from '../../db/dialect.ts';
import type { AccountsTable } from '../../db/schema.ts';
import { isoOrNull } from '../../lib/iso.ts';
import { isAskedForPasskey } from './askings.ts';
import { findTotp } from './codes.ts';
import { maskedEmail, type WaysIn } from './domain.ts';
import { linksOf } from './links.ts';
import { passkeyOf, passkeysOf } from './passkey-rows.ts';
import { findPerson } from './people.ts';
import type { OutsideProvider } from './providers/outside.ts';
import { recoveryCodesLeft } from './recovery-codes.ts';
import type { MemberWaysIn, Provider, SignInMethods } from './schemas.ts';

type Providers = ReadonlyMap<Provider, Pick<OutsideProvider, 'name'>>;

/** The ways in that an account has now. Read under its lock when something is to be taken away. */
export async function waysInOf(
  executor: Executor,
  account: AccountsTable,
  providers: Providers,
): Promise<WaysIn> {
  const links = await linksOf(executor, account.id);
  const passkeys = await passkeysOf(executor, account.id);
  return {
    password: account.password_hash !== null,
    // One that the operator has taken down lets nobody in.
    providers: links.map((link) => link.provider).filter((provider) => providers.has(provider)),
    passkeys: passkeys.map((passkey) => passkey.id),
  };
}

/** All ways in of an account, for its owner's page of security. */
export async function signInMethods(
  executor: Executor,
  account: AccountsTable,
  providers: Providers,
): Promise<SignInMethods> {
  const links = await linksOf(executor, account.id);
  const passkeys = await passkeysOf(executor, account.id);
  const totp = await findTotp(executor, account.id);
  const since = totp?.confirmed_at ?? null;
  return {
    password: account.password_hash !== null,
    providers: links.map((link) => ({
      provider: link.provider,
      name: providers.get(link.provider)?.name ?? link.provider,
      email: link.email,
      linkedAt: new Date(link.linked_at).toISOString(),
      lastUsedAt: isoOrNull(link.last_used_at),
    })),
    passkeys: passkeys.map(passkeyOf),
    totp: { enabled: since !== null, since: isoOrNull(since) },
    passkeyAfterPassword: await isAskedForPasskey(executor, account.id),
    recoveryCodesLeft: await recoveryCodesLeft(executor, account.id),
  };
}

/** The same for operators: addresses outside are masked, and whether the member has shown who they are is added. */
export async function memberWaysIn(
  executor: Executor,
  account: AccountsTable,
  providers: Providers,
): Promise<MemberWaysIn> {
  const methods = await signInMethods(executor, account, providers);
  const person = await findPerson(executor, account.id);
  return {
    ...methods,
    providers: methods.providers.map((link) => ({ ...link, email: link.email && maskedEmail(link.email) })),
    identityVerifiedAt: person ? new Date(person.verified_at).toISOString() : null,
  };
}
