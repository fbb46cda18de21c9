import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../api/hooks.ts';
import { inboxQuery, notificationsKey, preferencesQuery } from '../../api/notifications.ts';
import { subscribe } from '../../api/stream.ts';
import type { NotificationCreated, Unread } from '../../api/types.ts';
import { readAfreshSoon } from '../../api/use-live.ts';
import { announce } from '../../ui/announcer.tsx';

/** Keeps the count and the list true in every tab, and says what is new to whoever cannot see the bell. */
export function useLiveInbox(): void {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const locale = useAccount()?.locale;
  const told = useRef(locale);
  // The server words what it tells: in another language it has to be asked again.
  useEffect(() => {
    if (told.current === locale) return;
    told.current = locale;
    void queryClient.invalidateQueries({ queryKey: notificationsKey });
    void queryClient.invalidateQueries({ queryKey: preferencesQuery.queryKey });
  }, [locale, queryClient]);
  const say = useRef(announce);
  say.current = (title) => announce(t('notifications.announce', { title }));
  useEffect(() => {
    const learn = (unread: number) => {
      queryClient.setQueryData(
        inboxQuery.queryKey,
        (old) => old && { ...old, pages: old.pages.map((page) => ({ ...page, unread })) },
      );
      void queryClient.invalidateQueries({ queryKey: notificationsKey });
    };
    return subscribe('me', ({ event, data }) => {
      if (event === 'opened') readAfreshSoon(queryClient, notificationsKey);
      else if (event === 'notification.created') {
        const { title, unread } = data as NotificationCreated;
        learn(unread);
        say.current(title);
      } else if (event === 'notification.read') learn((data as Unread).unread);
    });
  }, [queryClient]);
}
