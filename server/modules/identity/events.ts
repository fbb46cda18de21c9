import type { DomainEvent } from '../../engine/index.ts';
import type { Notice, NoticeMapping, StreamMapping } from '../../events/catalog.ts';

export const fact = (name: string, accountId: string, data: Record<string, unknown>): DomainEvent => ({
  name,
  key: accountId,
  data: { accountId, ...data },
});

/** Each of these is told to the member: whoever did not do it must learn of it. */
const TOLD = [
  'identity.passkey-added',
  'identity.passkey-removed',
  'identity.second-factor-on',
  'identity.second-factor-off',
  'identity.authenticator-off',
  'identity.provider-linked',
  'identity.provider-unlinked',
  'identity.recovery-code-used',
  'identity.recovery-codes-renewed',
];

/** The kinds of notice bear the names of the events. */
export const identityNotices: NoticeMapping = {
  events: TOLD,
  of: (event): readonly Notice[] => {
    const { accountId, ...rest } = event.data as { accountId: string } & Record<string, string | number>;
    return [{ kind: event.name, to: { accountId }, data: { ...rest, at: event.at } }];
  },
};

/** An open page of security settings shows what another device has changed. */
export const identityStreams: StreamMapping = (event) =>
  event.name.startsWith('identity.')
    ? [{ topic: `me:${event.key}`, event: 'identity.changed', data: {}, conflate: false }]
    : [];
