import type { AccountsTable } from '../../db/schema.ts';
import { type Command, type Decision, refused } from '../../engine/index.ts';
import { iso } from '../../lib/iso.ts';
import { makeProof, refusalOf, spend } from './proofs.ts';
import { type AccountsState, type Asked, fact } from './state.ts';

/** Asks the new address for a proof. One's own address may be proven again; one that is taken never can. */
export function startEmailChange(
  state: AccountsState,
  command: Command,
  actor: AccountsTable,
  { email, emailKey }: Asked<'start-email-change'>,
): Decision {
  const holder = state.membersByEmail.get(emailKey);
  const { proof, event } = makeProof(state, command, {
    purpose: 'email-change',
    subject: actor.id,
    email,
    emailKey,
    locale: actor.locale,
    accountId: actor.id,
    genuine: holder === undefined || holder.id === actor.id,
  });
  const result = { changeId: proof.id, expiresAt: iso(proof.link_expires_at) };
  return { accepted: true, result, events: [event] };
}

/** The new address is proven: it is the account's from now on. */
export function changeEmail(
  state: AccountsState,
  command: Command,
  actor: AccountsTable,
  { proofId, via }: Asked<'change-email'>,
): Decision {
  const proof = state.proofs.get(proofId);
  const refusal = refusalOf(proof, command, { purpose: 'email-change', via, account: actor });
  if (refusal) return refusal;
  const { email, email_key } = proof!;
  const holder = state.membersByEmail.get(email_key);
  if (holder && holder.id !== actor.id) return refused('account.email-taken');
  spend(state, command, proof!);
  const before = { email: actor.email, key: actor.email_key };
  state.membersByEmail.delete(before.key);
  state.membersByEmail.set(email_key, { id: actor.id, locale: actor.locale });
  actor.email = email;
  actor.email_key = email_key;
  actor.email_verified_at = command.at;
  state.changed.add(actor.id);
  const result = { accountId: actor.id };
  if (before.key === email_key) {
    return { accepted: true, result, events: [fact('account.email-verified', actor.id, {})] };
  }
  // The old address is told: it may be the only place where its owner learns of it.
  const data = { oldEmail: before.email, locale: actor.locale };
  return { accepted: true, result, events: [fact('account.email-changed', actor.id, data)] };
}
