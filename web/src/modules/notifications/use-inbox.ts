import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { inboxQuery, markRead, notificationsKey } from '../../api/notifications.ts';
import type { NotificationPage, ReadBody } from '../../api/types.ts';

type Pages = InfiniteData<NotificationPage, unknown>;

/** A mark is shown at once: it changes nothing but itself, and a refused one is taken back by reading afresh. */
export function marked(pages: Pages, read: ReadBody, at: string): Pages {
  let newly = 0;
  let reached = false;
  const items = (page: NotificationPage) =>
    page.items.map((item) => {
      // The newest stands first: from `upTo` on, all that follows is older.
      if ('upTo' in read && item.notificationId === read.upTo) reached = true;
      const meant = 'upTo' in read ? reached : item.notificationId === read.notificationId;
      if (!meant || item.readAt !== null) return item;
      newly += 1;
      return { ...item, readAt: at };
    });
  const next = pages.pages.map((page) => ({ ...page, items: items(page) }));
  return { ...pages, pages: next.map((page) => ({ ...page, unread: Math.max(0, page.unread - newly) })) };
}

export function useInbox() {
  const queryClient = useQueryClient();
  const query = useInfiniteQuery(inboxQuery);
  const { mutate } = useMutation({
    mutationFn: markRead,
    onMutate: (read) => {
      queryClient.setQueryData(
        inboxQuery.queryKey,
        (old) => old && marked(old, read, new Date().toISOString()),
      );
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: notificationsKey }),
  });
  const newest = query.data?.pages[0]?.items[0]?.notificationId;
  return {
    query,
    unread: query.data?.pages[0]?.unread ?? 0,
    read: (notificationId: string) => mutate({ notificationId }),
    readAll: () => newest !== undefined && mutate({ upTo: newest }),
  };
}
