import type { ProofSecrets } from '../../server/modules/accounts/index.ts';
import type { CallResult, TestInstallation } from './installation.ts';

/** What a person types into the form. */
export interface SignUp {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly locale?: 'ko' | 'en';
  readonly consents?: readonly { document: string; version: string }[];
}

/** The newest mail that was asked for to an address: what stands in it, and which proof it is. */
export async function mailTo(
  site: Pick<TestInstallation, 'database' | 'accounts'>,
  email: string,
): Promise<ProofSecrets & { proofId: string }> {
  const proof = await site.database.reader
    .selectFrom('account_proofs')
    .select('id')
    .where('email_key', '=', site.accounts.emailKeyOf(email))
    .orderBy('id', 'desc')
    .executeTakeFirst();
  const secrets = proof && (await site.accounts.proofSecrets(proof.id));
  if (!secrets) throw new Error(`No mail for ${email} would hold a code`);
  return { ...secrets, proofId: proof.id };
}

/**
 * Signs up and proves the e-mail, as the form and the mail do together.
 * @returns the answer to the proof: 201 with the account
 */
export async function signUp(site: TestInstallation, body: SignUp): Promise<CallResult> {
  const started = await site.call('POST', '/auth/sign-up', { body });
  if (started.status !== 202) throw new Error(`${started.status} ${JSON.stringify(started.body)}`);
  const { code } = await mailTo(site, body.email);
  const { signUpId } = started.body;
  return site.call('POST', '/auth/sign-up/confirmations', { body: { signUpId, code } });
}

/** What whoever joins must agree to now. */
export async function requiredConsents(site: TestInstallation): Promise<NonNullable<SignUp['consents']>> {
  const { body } = await site.call('GET', '/terms');
  return (body.items as { document: string; version: string; required: boolean }[])
    .filter((terms) => terms.required)
    .map(({ document, version }) => ({ document, version }));
}
