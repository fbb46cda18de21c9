import type { AccountSignUpsTable, AccountsTable } from '../../db/schema.ts';
import { type Command, type Decision, type DomainEvent, refused } from '../../engine/index.ts';
import { iso } from '../../lib/iso.ts';
import { agreeTo, isInForce } from './consents.ts';
import { LINK_MS, makeProof, refusalOf, refuseProof, spend } from './proofs.ts';
import type { ConsentGiven } from './schemas.ts';
import { type AccountsState, type Asked, fact } from './state.ts';

/** Keeps what was asked for until the e-mail is proven; the same, whether or not the address has an account. */
export function signUp(state: AccountsState, command: Command, input: Asked<'sign-up'>): Decision {
  if (!input.consents.every((consent) => isInForce(consent, command.at))) {
    return refused('account.consent-outdated');
  }
  const row: AccountSignUpsTable = {
    id: command.id,
    email: input.email,
    email_key: input.emailKey,
    name: input.name,
    password_hash: input.passwordHash,
    locale: input.locale,
    consents: JSON.stringify(input.consents),
    created_at: command.at,
    expires_at: command.at + LINK_MS['sign-up'],
  };
  state.newSignUps.push(row);
  return { accepted: true, result: resultOf(row), events: [askForProof(state, command, row)] };
}

/** One more mail for the same sign-up: the codes of earlier ones count no more, their links still do. */
export function resendSignUp(
  state: AccountsState,
  command: Command,
  { signUpId }: Asked<'resend-sign-up'>,
): Decision {
  const row = state.signUps.get(signUpId);
  if (!row || row.expires_at <= command.at) return refused('auth.sign-up-not-found');
  row.expires_at = command.at + LINK_MS['sign-up'];
  state.prolonged.add(row.id);
  return { accepted: true, result: resultOf(row), events: [askForProof(state, command, row)] };
}

const resultOf = (row: AccountSignUpsTable) => ({ signUpId: row.id, expiresAt: iso(row.expires_at) });

function askForProof(state: AccountsState, command: Command, row: AccountSignUpsTable): DomainEvent {
  const member = state.membersByEmail.get(row.email_key);
  const { event } = makeProof(state, command, {
    purpose: 'sign-up',
    subject: row.id,
    email: row.email,
    emailKey: row.email_key,
    locale: member?.locale ?? row.locale,
    accountId: member?.id ?? null,
    genuine: member === undefined,
  });
  return event;
}

/** The e-mail is proven: the sign-up becomes an account. */
export function confirmSignUp(
  state: AccountsState,
  command: Command,
  { proofId, via }: Asked<'confirm-sign-up'>,
): Decision {
  const proof = state.proofs.get(proofId);
  const refusal = refusalOf(proof, command, { purpose: 'sign-up', via });
  if (refusal) return refusal;
  const row = state.signUps.get(proof!.subject);
  // Another mail of the same sign-up was answered before.
  if (!row) return refuseProof('auth.proof-used', proof!, 'sign-up completed before');
  if (state.membersByEmail.has(row.email_key)) return refused('account.email-taken');
  spend(state, command, proof!);
  state.signUps.delete(row.id);
  state.completed.add(row.id);
  const consents = JSON.parse(row.consents) as ConsentGiven[];
  return join(state, command, {
    email: row.email,
    emailKey: row.email_key,
    name: row.name,
    locale: row.locale,
    passwordHash: row.password_hash,
    consents,
  });
}

/** An account whose owner comes by another way in; its address is proven by a proof of ours or by that way. */
export function register(state: AccountsState, command: Command, input: Asked<'register'>): Decision {
  if (!input.consents.every((consent) => isInForce(consent, command.at))) {
    return refused('account.consent-outdated');
  }
  const proof = input.proofId === null ? null : state.proofs.get(input.proofId);
  if (proof !== null) {
    const refusal = refusalOf(proof, command, { purpose: 'completion', via: 'code' });
    if (refusal) return refusal;
    if (proof?.email_key !== input.emailKey) return refused('auth.proof-invalid');
  }
  if (state.membersByEmail.has(input.emailKey)) return refused('account.email-taken');
  if (proof) spend(state, command, proof);
  return join(state, command, input);
}

function join(
  state: AccountsState,
  command: Command,
  person: Omit<Asked<'register'>, 'kind' | 'proofId'>,
): Decision {
  const row: AccountsTable = {
    // Made at admission, unique and sorting by time: the command's id serves as the account's.
    id: command.id,
    email: person.email,
    email_key: person.emailKey,
    name: person.name,
    password_hash: person.passwordHash,
    role: 'member',
    locale: person.locale,
    created_at: command.at,
    last_active_at: command.at,
    email_verified_at: command.at,
    password_changed_at: null,
    status: 'active',
    dormancy_warned_at: null,
    dormant_at: null,
    deleted_at: null,
    picture_id: null,
  };
  state.membersByEmail.set(row.email_key, { id: row.id, locale: row.locale });
  state.accounts.set(row.id, row);
  state.signedUp.push(row);
  for (const consent of person.consents) agreeTo(state, command, row.id, { ...consent, agreed: true });
  return {
    accepted: true,
    result: { accountId: row.id },
    events: [fact('account.signed-up', row.id, { locale: row.locale })],
  };
}
