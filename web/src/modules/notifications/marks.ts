import type { NotificationPage, ReadBody } from '../../api/types.ts';

/**
 * The pages of an inbox as they are once something is read.
 * @param read one notice, or one and all that are older: the newest stands first
 * @param at ISO 8601
 */
export function withMarks<P extends NotificationPage>(pages: P[], read: ReadBody, at: string): P[] {
  let newly = 0;
  let reached = false;
  const next = pages.map((page) => ({
    ...page,
    items: page.items.map((item) => {
      if ('upTo' in read && item.notificationId === read.upTo) reached = true;
      const meant = 'upTo' in read ? reached : item.notificationId === read.notificationId;
      if (!meant || item.readAt !== null) return item;
      newly += 1;
      return { ...item, readAt: at };
    }),
  }));
  return next.map((page) => ({ ...page, unread: Math.max(0, page.unread - newly) }));
}
