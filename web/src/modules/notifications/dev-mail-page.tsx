import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { FlaskConical, Hash, Inbox, Mail, MessageSquareText } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { capturedMailsQuery } from '../../api/notifications.ts';
import { siteQuery } from '../../api/site.ts';
import type { CapturedMail } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { NotFoundPage } from '../../routes/not-found-page.tsx';
import { Banner } from '../../ui/banner.tsx';
import { cx } from '../../ui/cx.ts';
import { Field } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { CapturedMailView } from './captured-mail-view.tsx';

const route = getRouteApi('/dev/mail');
const REFRESH_MS = 3000;
const icons = { mail: Mail, sms: MessageSquareText, slack: Hash };

/** Demo only: what would have gone out, in one place, so that one can follow a link without a mail box. */
export function DevMailPage() {
  const { t } = useTranslation();
  const site = useQuery(siteQuery);
  const { to = '', mail } = route.useSearch();
  const navigate = route.useNavigate();
  const [text, setText] = useState(to);
  const sought = useDebounced(text.trim());
  useEffect(() => {
    if (sought !== to) {
      void navigate({
        search: ({ to: _, ...rest }) => (sought === '' ? rest : { ...rest, to: sought }),
        replace: true,
      });
    }
  }, [sought, to, navigate]);
  const mails = useInfiniteQuery({ ...capturedMailsQuery(sought), refetchInterval: REFRESH_MS });
  if (site.data?.mode === 'production') return <NotFoundPage />;
  return (
    <Page title={t('notifications.devTitle')} lead={t('notifications.devLead')}>
      <div className={cx('mb-5', mail !== undefined && 'max-lg:hidden')}>
        <Banner tone="info" icon={<FlaskConical aria-hidden="true" />}>
          {t('notifications.devDemo')}
        </Banner>
      </div>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
        <div className={cx('flex flex-col gap-4', mail !== undefined && 'max-lg:hidden')}>
          <Field
            label={t('notifications.devSearch')}
            type="search"
            inputMode="email"
            placeholder="minji@madang.example"
            maxLength={254}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <PagedList
            query={mails}
            empty={
              <EmptyState
                icon={<Inbox aria-hidden="true" />}
                title={t(sought === '' ? 'notifications.devEmpty' : 'notifications.devNone')}
              >
                {t(sought === '' ? 'notifications.devEmptyLead' : 'notifications.devNoneLead')}
              </EmptyState>
            }
          >
            {(items) => (
              <ul className="-mx-3 flex flex-col gap-0.5">
                {items.map((item) => (
                  <li key={item.mailId}>
                    <MailRow item={item} active={item.mailId === mail} />
                  </li>
                ))}
              </ul>
            )}
          </PagedList>
        </div>
        {mail === undefined ? (
          <p className="rounded-3xl border border-dashed border-line-strong/60 px-6 py-16 text-center text-muted max-lg:hidden">
            {t('notifications.devPick')}
          </p>
        ) : (
          <CapturedMailView key={mail} mailId={mail} />
        )}
      </div>
    </Page>
  );
}

function MailRow({ item, active }: { item: CapturedMail; active: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const Icon = icons[item.channel];
  return (
    <Link
      to="/dev/mail"
      search={(old) => ({ ...old, mail: item.mailId })}
      aria-current={active || undefined}
      className={cx(
        'flex items-center gap-3.5 rounded-2xl px-3 py-3 hover:bg-sunken/70 focus-visible:-outline-offset-3',
        active && 'bg-sunken',
      )}
    >
      <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-sunken text-muted">
        <Icon aria-hidden="true" className="size-5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">{item.subject}</span>
        <span className="block truncate text-sm text-muted">
          <span className="sr-only">{t(`notifications.captured.${item.channel}`)} </span>
          {item.to} · <time dateTime={item.at}>{format.time(item.at)}</time>
        </span>
      </span>
    </Link>
  );
}
