import { Link } from '@tanstack/react-router';
import { BellOff, CheckCheck, SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../../ui/button.tsx';
import { DayGroups } from '../../ui/day-groups.tsx';
import { Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { latestFirst } from './latest-first.ts';
import { NotificationRow } from './notification-row.tsx';
import { useInbox } from './use-inbox.ts';

export function NotificationsPage() {
  const { t } = useTranslation();
  const { query, unread, read, readAll } = useInbox();
  return (
    <Page
      title={t('notifications.title')}
      narrow
      action={
        <div className="flex flex-wrap gap-2">
          <Link to="/account/notifications" className={buttonClass('outline', 'sm')}>
            <SlidersHorizontal aria-hidden="true" className="size-4" />
            {t('notifications.preferences')}
          </Link>
          {unread > 0 && (
            <Button
              size="sm"
              variant="secondary"
              icon={<CheckCheck aria-hidden="true" className="size-4" />}
              onClick={readAll}
            >
              {t('notifications.readAll')}
            </Button>
          )}
        </div>
      }
    >
      <PagedList
        query={query}
        empty={
          <EmptyState icon={<BellOff aria-hidden="true" />} title={t('notifications.empty')}>
            {t('notifications.emptyLead')}
          </EmptyState>
        }
      >
        {(items) => (
          <DayGroups items={latestFirst(items)} at={(item) => item.at} level={2}>
            {(group) => (
              <ul className="-mx-3 flex flex-col gap-0.5">
                {group.map((item) => (
                  <li key={item.notificationId}>
                    <NotificationRow item={item} onOpen={(opened) => read(opened.notificationId)} />
                  </li>
                ))}
              </ul>
            )}
          </DayGroups>
        )}
      </PagedList>
    </Page>
  );
}
