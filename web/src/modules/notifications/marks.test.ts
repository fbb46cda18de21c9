import { describe, expect, it } from 'vitest';
import type { NotificationPage } from '../../api/types.ts';
import { withMarks } from './marks.ts';

const NOW = '2026-11-21T09:00:00.000Z';
const notice = (notificationId: string, readAt: string | null = null) => ({
  notificationId,
  kind: 'pay.received',
  category: 'money' as const,
  title: '',
  body: '',
  link: null,
  at: NOW,
  readAt,
});
const inbox = (): NotificationPage[] => [
  { items: [notice('5'), notice('4')], nextCursor: '4', unread: 4 },
  { items: [notice('3', NOW), notice('2'), notice('1')], nextCursor: null, unread: 4 },
];
const unreadOf = (pages: NotificationPage[]) =>
  pages.flatMap(({ items }) =>
    items.filter(({ readAt }) => readAt === null).map((one) => one.notificationId),
  );

describe('withMarks', () => {
  it('marks one, and counts it on every page', () => {
    const pages = withMarks(inbox(), { notificationId: '2' }, NOW);
    expect(unreadOf(pages)).toEqual(['5', '4', '1']);
    expect(pages.map(({ unread }) => unread)).toEqual([3, 3]);
  });

  it('marks one and all older ones, across pages', () => {
    const pages = withMarks(inbox(), { upTo: '4' }, NOW);
    expect(unreadOf(pages)).toEqual(['5']);
    expect(pages[0]?.unread).toBe(1);
  });

  it('counts what was read before only once', () => {
    const twice = withMarks(withMarks(inbox(), { upTo: '5' }, NOW), { upTo: '5' }, NOW);
    expect(unreadOf(twice)).toEqual([]);
    expect(twice[0]?.unread).toBe(0);
  });
});
