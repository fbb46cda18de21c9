import { Link } from '@tanstack/react-router';
import { Bell as BellIcon, BellOff, CheckCheck, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { NotificationRow } from './notification-row.tsx';
import { useInbox } from './use-inbox.ts';
import { useLiveInbox } from './use-live-inbox.ts';

const SHOWN = 8;
const iconButton =
  'relative inline-flex size-11 shrink-0 items-center justify-center rounded-full text-ink transition-colors hover:bg-sunken';

/** What is new, in sight on every page: a window on the desk, a page of its own on the phone. */
export function Bell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const inbox = useInbox();
  useLiveInbox();
  const { unread } = inbox;
  const label = unread === 0 ? t('notifications.title') : t('notifications.bell', { count: unread });
  return (
    <>
      <Link to="/notifications" aria-label={label} className={`${iconButton} md:hidden`}>
        <Face unread={unread} />
      </Link>
      <Popover
        open={open}
        onOpenChange={setOpen}
        label={t('notifications.title')}
        trigger={
          <button type="button" aria-label={label} title={label} className={`${iconButton} max-md:hidden`}>
            <Face unread={unread} />
          </button>
        }
      >
        <Latest inbox={inbox} onClose={() => setOpen(false)} />
      </Popover>
    </>
  );
}

function Face({ unread }: { unread: number }) {
  return (
    <>
      <BellIcon aria-hidden="true" className="size-5" />
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="tnum absolute top-0.5 right-0 min-w-5 rounded-full border-2 border-paper bg-accent px-1 text-center text-[0.7rem] leading-4 font-bold text-accent-ink"
        >
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </>
  );
}

function Latest({ inbox, onClose }: { inbox: ReturnType<typeof useInbox>; onClose: () => void }) {
  const { t } = useTranslation();
  const { query, unread, read, readAll } = inbox;
  const items = query.data?.pages[0]?.items.slice(0, SHOWN);
  return (
    <>
      <div className="flex items-center gap-1 border-b border-line px-5 py-2">
        <h2 className="flex-1 text-lg font-bold">{t('notifications.title')}</h2>
        {unread > 0 && (
          <IconButton label={t('notifications.readAll')} icon={<CheckCheck />} onClick={readAll} />
        )}
        <Link
          to="/account/notifications"
          onClick={onClose}
          aria-label={t('notifications.preferences')}
          title={t('notifications.preferences')}
          className="inline-flex size-11 items-center justify-center rounded-full hover:bg-sunken"
        >
          <SlidersHorizontal aria-hidden="true" className="size-5" />
        </Link>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-2">
        {items === undefined &&
          (query.isError || query.fetchStatus === 'paused' ? (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <div className="px-3">
              <ListSkeleton rows={3} />
            </div>
          ))}
        {items?.length === 0 && (
          <EmptyState icon={<BellOff aria-hidden="true" />} title={t('notifications.empty')}>
            {t('notifications.emptyLead')}
          </EmptyState>
        )}
        <ul>
          {items?.map((item) => (
            <li key={item.notificationId}>
              <NotificationRow
                item={item}
                relative
                onOpen={(opened) => {
                  read(opened.notificationId);
                  if (opened.link !== null) onClose();
                }}
              />
            </li>
          ))}
        </ul>
      </div>
      <div className="border-t border-line p-2">
        <Link
          to="/notifications"
          onClick={onClose}
          className="tap flex items-center justify-center rounded-xl font-semibold text-accent hover:bg-sunken"
        >
          {t('common.seeAll')}
        </Link>
      </div>
    </>
  );
}
