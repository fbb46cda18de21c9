import type { Notice, NoticeMapping, StreamMapping } from '../../events/catalog.ts';
import type { PersonalFields } from '../../events/forgetting.ts';
import type { SequencedEvent } from '../../events/outbox.ts';

/** Tells the open pages of an account that a session ended: whose it was, their next refresh says. */
export const accountStreams: StreamMapping = (event) =>
  event.name === 'account.sessions-ended'
    ? [{ topic: `me:${event.key}`, event: 'session.ended', data: {}, conflate: false }]
    : [];

/** Mail for a proof, by what it is for: to whom it is of use, and to whoever has the address already. */
const PROOF_KINDS: Readonly<
  Record<string, { readonly genuine: string | null; readonly other: string | null }>
> = {
  'sign-up': { genuine: 'account.sign-up-proof', other: 'account.sign-up-known' },
  completion: { genuine: 'account.completion-proof', other: 'account.sign-up-known' },
  'email-change': { genuine: 'account.email-change-proof', other: 'account.sign-up-known' },
  // An address that nobody has gets no mail: it would only disturb a stranger.
  'password-reset': { genuine: 'account.password-reset', other: null },
};

/**
 * What the outbox forgets again: addresses, and where somebody signed in. It needs them until the mail is on its way,
 * and some days in which the mail could be looked into.
 */
export const PERSONAL_FIELDS: PersonalFields = {
  name: 'accounts',
  keptMs: 7 * 86_400_000,
  fields: {
    'account.proof-requested': ['email'],
    'account.email-changed': ['oldEmail'],
    'account.deleted': ['email'],
    'account.signed-in-elsewhere': ['address', 'device'],
  },
};

/** What people are told of their accounts; what a thief would do is told at once. */
export const accountNotices: NoticeMapping = {
  events: [
    'account.proof-requested',
    'account.password-changed',
    'account.email-changed',
    'account.signed-in-elsewhere',
    'account.dormancy-warned',
    'account.deleted',
  ],
  of(event) {
    const { data, at } = event;
    const to = { accountId: String(data.accountId) };
    switch (event.name) {
      case 'account.proof-requested':
        return proofNotices(event);
      case 'account.password-changed':
        return [{ kind: 'account.password-changed', to, data: { at } }];
      case 'account.email-changed':
        return [
          // To the old address: it may be the only place where its owner learns of it.
          { kind: 'account.email-changed', to: addressIn(data, 'oldEmail'), data: { at } },
          { kind: 'account.email-changed', to, data: { at } },
        ];
      case 'account.signed-in-elsewhere':
        return [
          {
            kind: 'account.new-device',
            to,
            data: { device: String(data.device), address: String(data.address), at },
          },
        ];
      case 'account.dormancy-warned':
        return [{ kind: 'account.dormancy-warned', to, data: { dormantAt: Number(data.dormantAt) } }];
      case 'account.deleted':
        return [{ kind: 'account.deleted', to: addressIn(data, 'email'), data: {} }];
      default:
        return [];
    }
  },
};

function proofNotices({ data }: SequencedEvent): Notice[] {
  const kinds = PROOF_KINDS[String(data.purpose)];
  const kind = data.genuine === true ? kinds?.genuine : kinds?.other;
  if (!kind) return [];
  return [{ kind, to: addressIn(data, 'email'), data: { proofId: String(data.proofId) } }];
}

const addressIn = (data: Record<string, unknown>, field: string): Notice['to'] => ({
  email: String(data[field]),
  locale: data.locale === 'en' ? 'en' : 'ko',
});
