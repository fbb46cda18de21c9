import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ownPath } from '../../api/next-path.ts';
import type { Notification } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { cx } from '../../ui/cx.ts';
import { CategoryIcon } from './category-icon.tsx';

type Props = {
  item: Notification;
  onOpen: (item: Notification) => void;
  /** Says how long ago, where no heading names the day. */
  relative?: boolean;
};

/** Leads to what it is about; one that is about nothing to look at is only marked as read. */
export function NotificationRow({ item, onOpen, relative = false }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const router = useRouter();
  const unread = item.readAt === null;
  const link = ownPath(item.link);
  const content = (
    <>
      <span
        className={cx(
          'flex size-11 shrink-0 items-center justify-center rounded-full [&>svg]:size-5',
          unread ? 'bg-accent-soft text-accent' : 'bg-sunken text-muted',
        )}
      >
        <CategoryIcon category={item.category} />
      </span>
      <span className="min-w-0 flex-1">
        <span className={cx('block', unread ? 'font-bold' : 'font-medium')}>
          {unread && <span className="sr-only">{t('notifications.unread')}: </span>}
          {item.title}
        </span>
        {item.body !== '' && (
          <span className="block whitespace-pre-line text-[0.95rem] text-muted">{item.body}</span>
        )}
        <span className="mt-0.5 block text-sm text-muted">
          <time dateTime={item.at} title={format.exact(item.at)}>
            {relative ? format.relative(item.at) : format.time(item.at)}
          </time>
        </span>
      </span>
      {unread && <span aria-hidden="true" className="mt-2 size-2.5 shrink-0 rounded-full bg-accent" />}
    </>
  );
  const className =
    'flex w-full items-start gap-3.5 rounded-2xl px-3 py-3 text-left transition-colors hover:bg-sunken/70 focus-visible:-outline-offset-3';
  if (link === undefined) {
    return (
      <button type="button" className={className} onClick={() => onOpen(item)}>
        {content}
      </button>
    );
  }
  const follow = (event: MouseEvent) => {
    onOpen(item);
    // Another tab or window is the browser's business.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(link);
  };
  return (
    <a href={link} className={className} onClick={follow}>
      {content}
    </a>
  );
}
