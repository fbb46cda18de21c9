import type { Executor } from '../../db/dialect.ts';
import { isoOrNull } from '../../lib/iso.ts';
import { findTotp } from './codes.ts';
import { linksOf } from './links.ts';
import { passkeyOf, passkeysOf } from './passkey-rows.ts';
import { findPerson } from './people.ts';
import { recoveryCodesLeft } from './recovery-codes.ts';

/** Removes every way in and whoever the member has shown to be. The account's row is locked. */
export async function eraseIdentity(tx: Executor, accountId: string): Promise<void> {
  const checks = await tx
    .selectFrom('identity_checks')
    .select('id')
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  if (checks.length > 0) {
    const ids = checks.map((check) => check.id);
    await tx.deleteFrom('identity_sandbox_answers').where('check_id', 'in', ids).execute();
  }
  for (const table of [
    'identity_flows',
    'identity_links',
    'identity_passkeys',
    'identity_recovery_codes',
    'identity_totp',
    'identity_passkey_askings',
    'identity_people',
    'identity_checks',
  ] as const) {
    await tx.deleteFrom(table).where('account_id', '=', accountId).execute();
  }
}

/** What is known of a member, without what only works as a secret. */
export async function personalData(executor: Executor, accountId: string): Promise<Record<string, unknown>> {
  const links = await linksOf(executor, accountId);
  const passkeys = await passkeysOf(executor, accountId);
  const totp = await findTotp(executor, accountId);
  const person = await findPerson(executor, accountId);
  return {
    identity: {
      providers: links.map((link) => ({
        provider: link.provider,
        issuer: link.issuer,
        subject: link.subject,
        email: link.email,
        linkedAt: isoOrNull(link.linked_at),
        lastUsedAt: isoOrNull(link.last_used_at),
      })),
      passkeys: passkeys.map(passkeyOf),
      authenticatorSince: isoOrNull(totp?.confirmed_at ?? null),
      recoveryCodesLeft: await recoveryCodesLeft(executor, accountId),
      identityVerifiedAt: isoOrNull(person?.verified_at ?? null),
    },
  };
}
