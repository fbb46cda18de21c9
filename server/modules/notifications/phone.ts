import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Database } from '../../db/open.ts';
import type { NotificationInboxesTable } from '../../db/schema.ts';
import { again } from '../../http/again.ts';
import { ProblemError } from '../../http/errors.ts';
import {
  countOfKind,
  ensureDestinations,
  insertDeliveries,
  insertInboxes,
  newDelivery,
  readInboxes,
  updateInbox,
} from './queries.ts';

const CODE_MS = 5 * 60_000;
/** A text message costs money, and disturbs whoever has the number. */
const ASK_AGAIN_MS = 60_000;
const A_DAY = { ms: 86_400_000, atMost: 10 };
const MAX_ATTEMPTS = 5;
const CODES = 1_000_000;
export const PROOF_KIND = 'notification.phone-proof';

export interface PhonesDependencies {
  readonly database: Database;
  /** Of this purpose alone. */
  readonly key: Buffer;
  /** Whether texts can be sent at all. */
  readonly canSend: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: () => string;
}

/** A member's number for text messages: it counts once a code that was sent to it has come back. */
export function createPhones({ database, key, canSend, now, makeId }: PhonesDependencies) {
  /** Derived and not stored: whoever reads the table cannot make it. */
  function codeFor(accountId: string, phone: string, askedAt: number): string {
    const mac = createHmac('sha256', key)
      .update(JSON.stringify([accountId, phone, askedAt]))
      .digest();
    return String(mac.readUIntBE(0, 6) % CODES).padStart(6, '0');
  }
  const isAsked = (inbox: NotificationInboxesTable): boolean =>
    inbox.asked_at !== null && now() - inbox.asked_at < CODE_MS && inbox.asked_attempts < MAX_ATTEMPTS;

  return {
    /** @returns until when the code is good; epoch milliseconds */
    async ask(accountId: string, locale: 'ko' | 'en', typed: string): Promise<number> {
      if (!canSend) throw new ProblemError('notification.no-text-messages');
      const phone = typed.replaceAll('-', '');
      const at = now();
      return again(database, async (tx) => {
        if ((await readInboxes(tx, [accountId])).size === 0) await insertInboxes(tx, [accountId]);
        const inbox = (await readInboxes(tx, [accountId], true)).get(accountId)!;
        const waitMs = (inbox.asked_at ?? 0) + ASK_AGAIN_MS - at;
        if (waitMs > 0) {
          throw new ProblemError('notification.phone-too-soon', { retryAfterS: Math.ceil(waitMs / 1000) });
        }
        if ((await countOfKind(tx, accountId, PROOF_KIND, at - A_DAY.ms)) >= A_DAY.atMost) {
          throw new ProblemError('notification.phone-too-soon', { retryAfterS: 3_600 });
        }
        await updateInbox(tx, accountId, { asked_phone: phone, asked_at: at, asked_attempts: 0 });
        const id = makeId();
        await ensureDestinations(tx, new Map([['sms', 'sms']]));
        await insertDeliveries(tx, [
          newDelivery({
            id,
            event_id: id,
            channel: 'sms',
            addressee: `a:${accountId}`,
            destination: 'sms',
            kind: PROOF_KIND,
            account_id: accountId,
            address: phone,
            locale,
            data: '{}',
            created_at: at,
          }),
        ]);
        return at + CODE_MS;
      });
    },

    async confirm(accountId: string, code: string): Promise<void> {
      // Thrown only after the commit: a wrong guess is counted.
      const refusal = await again(database, async (tx) => {
        if (!(await readInboxes(tx, [accountId])).has(accountId))
          return 'notification.phone-not-asked' as const;
        const inbox = (await readInboxes(tx, [accountId], true)).get(accountId)!;
        const { asked_phone: phone, asked_at: askedAt } = inbox;
        if (phone === null || askedAt === null) return 'notification.phone-not-asked' as const;
        if (!isAsked(inbox)) return 'notification.phone-code-expired' as const;
        if (!isSame(codeFor(accountId, phone, askedAt), code)) {
          await updateInbox(tx, accountId, { asked_attempts: inbox.asked_attempts + 1 });
          return 'notification.phone-code-wrong' as const;
        }
        await updateInbox(tx, accountId, { phone, asked_phone: null, asked_at: null, asked_attempts: 0 });
        return null;
      });
      if (refusal !== null) throw new ProblemError(refusal);
    },

    async remove(accountId: string): Promise<void> {
      await again(database, (tx) =>
        updateInbox(tx, accountId, { phone: null, asked_phone: null, asked_attempts: 0 }),
      );
    },

    /** The code of a number that is being proven; null when that is over. For the text message. */
    async codeOf(accountId: string, phone: string): Promise<string | null> {
      const inbox = (await readInboxes(database.reader, [accountId])).get(accountId);
      if (inbox?.asked_phone !== phone || inbox.asked_at === null || !isAsked(inbox)) return null;
      return codeFor(accountId, phone, inbox.asked_at);
    },
  };
}
export type Phones = ReturnType<typeof createPhones>;

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
