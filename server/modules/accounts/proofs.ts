import type { AccountProofsTable, AccountsTable } from '../../db/schema.ts';
import { type Command, type Decision, type DomainEvent, type Refused, refused } from '../../engine/index.ts';
import { iso } from '../../lib/iso.ts';
import type { AccountsState, Asked, ProofPurpose } from './state.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Six digits can be guessed, so they are good for a short while and a few attempts. */
export const CODE_MS = 10 * MINUTE_MS;
export const MAX_ATTEMPTS = 5;
/** A link cannot be guessed; but it lies in a mailbox, and a new password is the key to everything. */
export const LINK_MS: Readonly<Record<ProofPurpose, number>> = {
  'sign-up': DAY_MS,
  'password-reset': 30 * MINUTE_MS,
  'email-change': DAY_MS,
  completion: CODE_MS,
};

export interface ProofAsk {
  readonly purpose: ProofPurpose;
  readonly subject: string;
  readonly email: string;
  readonly emailKey: string;
  readonly locale: 'ko' | 'en';
  /** Whose it is, or who has the address already. */
  readonly accountId: string | null;
  /** false: the answer, the row and the work are the same, but nothing ever fits it. */
  readonly genuine: boolean;
}

/**
 * Makes a proof; its id is the command's. The event tells that a mail is wanted: what stands in it is derived
 * when it is written, so that no secret lies in the outbox.
 */
export function makeProof(
  state: AccountsState,
  command: Command,
  ask: ProofAsk,
): { proof: AccountProofsTable; event: DomainEvent } {
  const { id, at } = command;
  const { purpose, subject, email, locale, accountId, genuine } = ask;
  const proof: AccountProofsTable = {
    id,
    purpose,
    subject,
    account_id: accountId,
    email,
    email_key: ask.emailKey,
    locale,
    genuine: genuine ? 1 : 0,
    created_at: at,
    code_expires_at: at + CODE_MS,
    link_expires_at: at + LINK_MS[purpose],
    attempts: 0,
    used_at: null,
  };
  state.newProofs.push(proof);
  const data = { proofId: id, purpose, email, locale, accountId, genuine };
  return { proof, event: { name: 'account.proof-requested', key: id, data } };
}

/** A proof for a purpose that is no change of an account yet: a new password, or an account by another way in. */
export function startProof(state: AccountsState, command: Command, input: Asked<'start-proof'>): Decision {
  const member = state.membersByEmail.get(input.emailKey) ?? null;
  const isReset = input.purpose === 'password-reset';
  const { proof, event } = makeProof(state, command, {
    ...input,
    subject: isReset ? (member?.id ?? 'nobody') : input.subject,
    locale: member?.locale ?? input.locale,
    accountId: member?.id ?? null,
    // A member may have a new password; an address that is taken cannot become a second account.
    genuine: isReset === (member !== null),
  });
  return {
    accepted: true,
    result: { proofId: proof.id, expiresAt: iso(proof.link_expires_at) },
    events: [event],
  };
}

/** Why a proof does not count, or null when it does. The secret itself was checked before admission. */
export function refusalOf(
  proof: AccountProofsTable | undefined,
  command: Command,
  shown: { readonly purpose: ProofPurpose; readonly via: 'code' | 'link'; readonly account?: AccountsTable },
): Refused | null {
  const { purpose, via, account } = shown;
  if (!proof || proof.purpose !== purpose || proof.genuine === 0) return refused('auth.proof-invalid');
  if (account && proof.account_id !== account.id)
    return refuseProof('auth.proof-invalid', proof, 'not theirs');
  if (proof.used_at !== null) return refuseProof('auth.proof-used', proof, 'used before');
  const expiresAt = via === 'code' ? proof.code_expires_at : proof.link_expires_at;
  return expiresAt <= command.at ? refuseProof('auth.proof-expired', proof, 'expired') : null;
}

/** A refusal that operators can see: somebody holds a proof that is not good any more. */
export const refuseProof = (code: string, proof: AccountProofsTable, because: string): Refused => ({
  ...refused(code),
  audit: {
    action: 'account.refuse-proof',
    subject: proof.account_id ?? proof.id,
    reason: null,
    details: { because, purpose: proof.purpose, proofId: proof.id },
  },
});

/** A proof is good once. */
export function spend(state: AccountsState, command: Command, proof: AccountProofsTable): void {
  proof.used_at = command.at;
  state.usedProofs.add(proof.id);
}
