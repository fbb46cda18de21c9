import { expect, test } from 'vitest';
import type { StreamMessage } from '../../../events/catalog.ts';
import type { SequencedEvent } from '../../../events/outbox.ts';
import type { SeatsNews } from './schemas.ts';
import { seatStreams } from './streams.ts';

function streaming() {
  let ms = 0;
  let sequence = 0;
  const mapping = seatStreams(() => ms);
  const hear = (name: string, data: Record<string, unknown>): readonly StreamMessage[] => {
    sequence += 1;
    const event: SequencedEvent = { name, key: 'R', data, at: 0, by: 'X', id: `E${sequence}`, sequence };
    return mapping(event);
  };
  const moved = (no: number, ...changes: [number, string][]) =>
    hear('tickets.seats-changed', { roundId: 'R', sequence: no, changes, free: 100 - no });
  return {
    pass: (by: number) => {
      ms += by;
    },
    hear,
    moved,
  };
}
/** As the stream sends it, some time later. */
const sent = (messages: readonly StreamMessage[]): SeatsNews => {
  const [message] = messages;
  expect(message).toMatchObject({ topic: 'tickets-round:R', event: 'seats', conflate: true });
  return (message!.data as () => SeatsNews)();
};

/** A page that knows a number, and what it makes of the news; null when it must read afresh. */
const follow = (known: number, { from, sequence }: SeatsNews): number | null =>
  from <= known ? Math.max(known, sequence) : null;

test('a message in the place of others holds what they held, each place as it is now', () => {
  const { moved } = streaming();
  moved(5, [1, '1'], [2, '1']);
  moved(6, [1, '0']);
  expect(sent(moved(7, [3, '1']))).toEqual({
    ...{ roundId: 'R', from: 4, sequence: 7, free: 93 },
    changes: [
      [1, '0'],
      [2, '1'],
      [3, '1'],
    ],
  });
});

test('what was told lately is told again; what is long past is not', () => {
  const { moved, pass } = streaming();
  sent(moved(1, [1, '1']));
  pass(1_000);
  sent(moved(2, [2, '1']));
  pass(900);
  expect(sent(moved(3, [3, '1']))).toMatchObject({ from: 0, sequence: 3 });
  pass(1_500);
  expect(sent(moved(4, [4, '1']))).toMatchObject({ from: 2, sequence: 4 });
});

test('in a rush each change is told three times at the most, and nobody who listens misses any', () => {
  const { moved } = streaming();
  let page: number | null = 0;
  let told = 0;
  for (let no = 1; no <= 6_000; no += 1) {
    const messages = moved(no, [no, '1'], [no + 10_000, '1']);
    if (no % 500 !== 0) continue;
    const news = sent(messages);
    told += news.changes.length;
    page = page === null ? null : follow(page, news);
  }
  expect(page).toBe(6_000);
  expect(told).toBeLessThanOrEqual(3 * 12_000);
});

test('a page that has missed something knows by the number, and an old event adds nothing', () => {
  const { moved, pass } = streaming();
  sent(moved(1, [1, '1']));
  sent(moved(2, [2, '1']));
  pass(5_000);
  sent(moved(3, [1, '0']));
  pass(5_000);
  const news = sent(moved(4, [3, '1']));
  expect(follow(3, news)).toBe(4);
  expect(follow(0, news)).toBeNull();
  const again = sent(moved(1, [1, '1']));
  expect(again.changes).not.toContainEqual([1, '1']);
  expect(again.sequence).toBe(4);
  // Events that this process has not heard leave a gap, and nothing of before it is told.
  expect(sent(moved(9, [9, '1']))).toMatchObject({ from: 8, sequence: 9, changes: [[9, '1']] });
});

test('whoever holds or waits is told of it on all their pages; every event that moves places is for the map', () => {
  const { hear } = streaming();
  const about = { roundId: 'R', holdId: 'H', accountId: 'A', seats: [1] };
  expect(hear('tickets.hold-kept', { ...about, expiresAt: 0 })).toEqual([
    {
      topic: 'me:A',
      event: 'hold',
      data: { holdId: 'H', roundId: 'R', status: 'kept', expiresAt: '1970-01-01T00:00:00.000Z' },
      conflate: false,
    },
  ]);
  const offered = hear('tickets.offered', {
    ...about,
    expiresAt: 0,
    sequence: 1,
    changes: [[1, '1']],
    free: 0,
  });
  expect(offered.map(({ topic, event }) => `${topic} ${event}`)).toEqual([
    'tickets-round:R seats',
    'me:A hold',
  ]);
  const paid = hear('tickets.reservation-paid', {
    accountId: 'A',
    sequence: 2,
    changes: [[1, '2']],
    free: 0,
  });
  expect(paid.map(({ topic }) => topic)).toEqual(['tickets-round:R']);
  expect(hear('tickets.performance-changed', { performanceId: 'P' })).toEqual([]);
});
