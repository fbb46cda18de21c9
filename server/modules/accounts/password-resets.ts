import type { AccountsTable } from '../../db/schema.ts';
import { type Command, type Decision, refused } from '../../engine/index.ts';
import { refusalOf, refuseProof, spend } from './proofs.ts';
import { type AccountsState, type Asked, endAll, fact, liveSessionsOf } from './state.ts';

/** A new password by a link sent to the account's address. Whoever knew the old one is out. */
export function resetPassword(
  state: AccountsState,
  command: Command,
  actor: AccountsTable,
  { proofId, passwordHash }: Asked<'reset-password'>,
): Decision {
  const proof = state.proofs.get(proofId);
  const refusal = refusalOf(proof, command, { purpose: 'password-reset', via: 'link', account: actor });
  if (refusal) return refusal;
  // It was sent to an address that the account has given up, or before the password that is in force.
  if (proof!.email_key !== actor.email_key)
    return refuseProof('auth.proof-invalid', proof!, 'another address');
  if (actor.password_changed_at !== null && actor.password_changed_at >= proof!.created_at) {
    return refuseProof('auth.proof-used', proof!, 'password changed since');
  }
  spend(state, command, proof!);
  actor.email_verified_at ??= command.at;
  return setPassword(state, command, actor, { passwordHash, keepSessionId: null });
}

/** With the current password, or without one where there never was any. */
export function changePassword(
  state: AccountsState,
  command: Command,
  actor: AccountsTable,
  input: Asked<'change-password'>,
): Decision {
  // Another change was committed between the check of the current password and now.
  if (actor.password_hash !== input.verifiedHash) return refused('auth.wrong-password');
  return setPassword(state, command, actor, input);
}

function setPassword(
  state: AccountsState,
  command: Command,
  actor: AccountsTable,
  to: { readonly passwordHash: string; readonly keepSessionId: string | null },
): Decision {
  actor.password_hash = to.passwordHash;
  actor.password_changed_at = command.at;
  state.changed.add(actor.id);
  const others = [...liveSessionsOf(state, actor.id)].filter((id) => id !== to.keepSessionId);
  return {
    accepted: true,
    result: {},
    events: [
      fact('account.password-changed', actor.id, {}),
      ...endAll(state, command, actor.id, others, 'password-changed'),
    ],
  };
}
