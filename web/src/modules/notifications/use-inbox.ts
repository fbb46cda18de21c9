import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { inboxQuery, markRead, notificationsKey } from '../../api/notifications.ts';
import { withMarks } from './marks.ts';

export function useInbox() {
  const queryClient = useQueryClient();
  const query = useInfiniteQuery(inboxQuery);
  const { mutate } = useMutation({
    mutationFn: markRead,
    // Shown at once: a mark changes nothing but itself, and a refused one is taken back by reading afresh.
    onMutate: (read) => {
      queryClient.setQueryData(
        inboxQuery.queryKey,
        (old) => old && { ...old, pages: withMarks(old.pages, read, new Date().toISOString()) },
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
