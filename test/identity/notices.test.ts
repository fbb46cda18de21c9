import { expect, test } from 'vitest';
import type { SequencedEvent } from '../../server/events/outbox.ts';
import { identityNotices } from '../../server/modules/identity/events.ts';
import { kindOf } from '../../server/modules/notifications/kinds/catalog.ts';

const DATA = { accountId: 'A1', name: '내 휴대폰', passkeyId: 'P1', provider: 'kakao', left: 3 };
const eventOf = (name: string): SequencedEvent => ({
  name,
  key: 'A1',
  data: DATA,
  at: 1_764_000_000_000,
  by: 'C1',
  sequence: 1,
  id: 'C1.0',
});

test.each(identityNotices.events)(
  '%s is told to the member, in both languages, and cannot be silenced',
  (name) => {
    const [notice, ...rest] = identityNotices.of(eventOf(name));
    expect(rest).toEqual([]);
    expect(notice).toMatchObject({ kind: name, to: { accountId: 'A1' } });
    // Whom it is for is said once.
    expect(notice!.data).not.toHaveProperty('accountId');
    const kind = kindOf(name)!;
    expect(kind.category).toBe('security');
    expect(kind.link!(notice!.data)).toBe('/account/security');
    for (const locale of ['ko', 'en'] as const) {
      const { title, body } = kind[locale];
      for (const text of [title(notice!.data), body(notice!.data)]) {
        expect(text).not.toMatch(/undefined|NaN|\[object/);
        expect(text.length).toBeGreaterThan(8);
      }
    }
  },
);
