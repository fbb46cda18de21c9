import type { Database } from '../../db/open.ts';
import type { DomainEvent } from '../../engine/types.ts';
import { appendEvents } from '../../events/outbox.ts';
import { again } from '../../http/again.ts';
import { ProblemError } from '../../http/errors.ts';
import type { Kind } from './kind.ts';
import { kindOf } from './kinds/catalog.ts';
import { type Choices, choose } from './preferences.ts';
import { insertInboxes, markRead, readInboxes, updateInbox } from './queries.ts';
import type { MemberChannel, ReadBody } from './schemas.ts';

export interface InboxDependencies {
  readonly database: Database;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: () => string;
  readonly poke: () => void;
}

/** What members do with what they are told. Each of it may be done twice without harm. */
export function createInbox({ database, now, makeId, poke }: InboxDependencies) {
  return {
    /** @returns how many are left unread */
    async read(accountId: string, what: ReadBody): Promise<number> {
      const unread = await again(database, async (tx) => {
        // No inbox: nothing was ever told. A lock on an absent row would be a gap lock.
        if (!(await readInboxes(tx, [accountId])).has(accountId)) return null;
        const inbox = (await readInboxes(tx, [accountId], true)).get(accountId)!;
        const at = now();
        const count = await markRead(tx, accountId, what, at);
        if (count === 0) return null;
        const left = Math.max(0, inbox.unread - count);
        await updateInbox(tx, accountId, { unread: left });
        const event: DomainEvent = { name: 'notification.read', key: accountId, data: { unread: left } };
        await appendEvents(tx, {
          batchId: makeId(),
          lane: 'notifications',
          at,
          events: [{ ...event, at, by: accountId }],
        });
        return left;
      });
      if (unread === null)
        return (await readInboxes(database.reader, [accountId])).get(accountId)?.unread ?? 0;
      poke();
      return unread;
    },

    /** @throws ProblemError notification.preference-fixed when one of them is not the member's to make */
    async choose(
      accountId: string,
      changes: readonly { kind: string; channel: MemberChannel; on: boolean }[],
    ): Promise<void> {
      const known = changes.map((change) => ({ ...change, kind: mustBeKind(change.kind) }));
      await again(database, async (tx) => {
        if ((await readInboxes(tx, [accountId])).size === 0) await insertInboxes(tx, [accountId]);
        const inbox = (await readInboxes(tx, [accountId], true)).get(accountId)!;
        const next = choose(JSON.parse(inbox.preferences) as Choices, known);
        if (next === null) throw new ProblemError('notification.preference-fixed');
        await updateInbox(tx, accountId, { preferences: JSON.stringify(next) });
      });
    },
  };
}
export type Inbox = ReturnType<typeof createInbox>;

function mustBeKind(name: string): Kind {
  const kind = kindOf(name);
  if (!kind) throw new ProblemError('notification.preference-fixed');
  return kind;
}
