import { type Command, type Decision, refused } from '../../engine/index.ts';
import type { Consent, ConsentGiven, TermsDocument } from './schemas.ts';
import { type AccountsState, type Asked, fact } from './state.ts';
import { termsAt } from './terms/index.ts';

/** What a member last said of a document. */
export interface Said {
  readonly version: string;
  readonly agreed: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Whether it names the text that is in force at a time; nobody can agree to another one. */
export const isInForce = ({ document, version }: ConsentGiven, at: number): boolean =>
  termsAt(at).some((terms) => terms.document === document && terms.version === version);

export function giveConsents(
  state: AccountsState,
  command: Command,
  accountId: string,
  { consents }: Asked<'give-consents'>,
): Decision {
  const inForce = termsAt(command.at);
  for (const consent of consents) {
    if (!isInForce(consent, command.at)) return refused('account.consent-outdated');
    const { required } = inForce.find((terms) => terms.document === consent.document)!;
    if (required && !consent.agreed) return refused('account.consent-required');
  }
  const news = consents.filter((consent) => agreeTo(state, command, accountId, consent));
  if (news.length === 0) return { accepted: true, result: {} };
  const documents = news.map(({ document, version, agreed }) => ({ document, version, agreed }));
  return { accepted: true, result: {}, events: [fact('account.consented', accountId, { documents })] };
}

/** @returns false when it says what was said before */
export function agreeTo(
  state: AccountsState,
  command: Command,
  accountId: string,
  { document, version, agreed }: ConsentGiven & { readonly agreed: boolean },
): boolean {
  const said = state.consents.get(accountId) ?? new Map<TermsDocument, Omit<Said, 'at'>>();
  const before = said.get(document);
  if (before?.version === version && before.agreed === agreed) return false;
  state.consents.set(accountId, said.set(document, { version, agreed }));
  const row = { account_id: accountId, document, command_id: command.id, version, at: command.at };
  // Twice in one command: the later word is the one that counts.
  const same = state.newConsents.findIndex(
    (other) => other.command_id === command.id && other.document === document,
  );
  if (same >= 0) state.newConsents.splice(same, 1);
  state.newConsents.push({ ...row, agreed: agreed ? 1 : 0 });
  return true;
}

/** Each document in force at a time, and where the member stands. */
export function consentsOf(said: ReadonlyMap<string, Said>, at: number): Consent[] {
  return termsAt(at).map(({ document, version, required }) => {
    const last = said.get(document);
    return {
      document,
      required,
      newestVersion: version,
      agreed: last?.agreed === true && last.version === version,
      agreedVersion: last?.agreed ? last.version : null,
      at: last ? new Date(last.at).toISOString() : null,
    };
  });
}

/** Required documents whose newest version the member has not agreed to. */
export const neededOf = (consents: readonly Consent[]): ConsentGiven[] =>
  consents
    .filter((consent) => consent.required && !consent.agreed)
    .map(({ document, newestVersion }) => ({ document, version: newestVersion }));
