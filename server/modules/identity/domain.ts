import type { OutsidePerson } from './providers/outside.ts';
import type { Provider } from './schemas.ts';

export type Intent = 'sign-in' | 'link' | 'prove';

/** A person has come back from a provider, and this is what we know. */
export interface Arrival {
  readonly intent: Intent;
  readonly person: Pick<OutsidePerson, 'email' | 'emailVerified'>;
  /** Who began it, when it is about an account; null for a sign-in. */
  readonly begunBy: string | null;
  /** Who is signed in now. */
  readonly caller: string | null;
  /** The account that this outside identity opens, if any. */
  readonly owner: string | null;
  /** The account that has the e-mail, if any. */
  readonly emailOwner: string | null;
}

export type Step =
  | { readonly kind: 'enter' | 'link' | 'prove'; readonly accountId: string }
  | { readonly kind: 'complete' }
  | {
      readonly kind: 'refuse';
      readonly code:
        | 'identity.flow-invalid'
        | 'identity.link-taken'
        | 'identity.link-required'
        | 'identity.not-linked';
      /** What operators should see; null for what may happen to anybody. */
      readonly because: string | null;
    };

/** What a return leads to. An e-mail never opens an account: two sides must be proven before they are one. */
export function decideArrival(arrival: Arrival): Step {
  const { intent, person, begunBy, caller, owner, emailOwner } = arrival;
  if (intent === 'sign-in') {
    if (owner !== null) return { kind: 'enter', accountId: owner };
    // Said only to somebody who owns the address: an unproven one would let anybody ask who is a member.
    if (person.emailVerified && emailOwner !== null) return refuse('identity.link-required', null);
    return { kind: 'complete' };
  }
  if (begunBy === null || caller !== begunBy)
    return refuse('identity.flow-invalid', 'begun by somebody else');
  if (intent === 'link') {
    if (owner !== null && owner !== caller) return refuse('identity.link-taken', 'linked to another member');
    return { kind: 'link', accountId: caller };
  }
  if (owner !== caller) return refuse('identity.not-linked', 'proved as somebody else');
  return { kind: 'prove', accountId: caller };
}

const refuse = (code: Extract<Step, { kind: 'refuse' }>['code'], because: string | null): Step => ({
  kind: 'refuse',
  code,
  because,
});

/** The ways in that an account has. A time-based code is none: it comes second. */
export interface WaysIn {
  readonly password: boolean;
  /** Of providers that are set up now. */
  readonly providers: readonly Provider[];
  readonly passkeys: readonly string[];
}

/** Whether its owner can still come in when one of them is taken away. */
export function leavesAWayIn(ways: WaysIn, taken: { provider: Provider } | { passkeyId: string }): boolean {
  if (ways.password) return true;
  const providers = ways.providers.filter(
    (provider) => !('provider' in taken && taken.provider === provider),
  );
  const passkeys = ways.passkeys.filter((id) => !('passkeyId' in taken && taken.passkeyId === id));
  return providers.length + passkeys.length > 0;
}

/** An address as its owner knows it again, and nobody else: m****i@e******.com */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at);
  const host = email.slice(at + 1);
  const dot = host.lastIndexOf('.');
  const stars = (text: string, keepLast: boolean): string => {
    const characters = [...text];
    const last = keepLast && characters.length > 2 ? characters.at(-1) : '';
    return `${characters[0] ?? ''}****${last}`;
  };
  return `${stars(local, true)}@${stars(host.slice(0, dot), false)}${host.slice(dot)}`;
}
