import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { CalendarClock, TicketPercent, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../api/clock.ts';
import { dropQuery } from '../../api/coupons.ts';
import type { Drop } from '../../api/types.ts';
import { useLiveDrop } from '../../api/use-live.ts';
import { useFormat } from '../../i18n/format.ts';
import { Card } from '../../ui/card.tsx';
import { BackIcon, backClass, Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { ClaimPanel } from './claim-panel.tsx';
import { DropPoster } from './drop-poster.tsx';
import { phaseAt } from './phase.ts';
import { useCouponWords } from './words.ts';

const route = getRouteApi('/drops/$dropId');

export function DropPage() {
  const { t } = useTranslation();
  const { dropId } = route.useParams();
  // Before the first answer: what is told while it is on its way must be heard.
  useLiveDrop(dropId);
  const drop = useQuery(dropQuery(dropId));
  const words = useCouponWords();
  const title = drop.data === undefined ? t('coupons.dropsTitle') : words.name(drop.data);
  return (
    <Page
      title={title}
      hideTitle
      back={
        <Link to="/drops" className={backClass}>
          <BackIcon />
          {t('coupons.dropsTitle')}
        </Link>
      }
    >
      {drop.data !== undefined ? (
        <DropView drop={drop.data} />
      ) : drop.isError || drop.fetchStatus === 'paused' ? (
        <ErrorState error={drop.error} onRetry={() => void drop.refetch()} />
      ) : (
        <div className="grid grid-cols-1 gap-6 md:grid-cols-2">
          <Skeleton className="aspect-[4/3] rounded-3xl md:aspect-[4/5]" />
          <div className="flex flex-col gap-4">
            <Skeleton className="h-28" />
            <Skeleton className="h-16" />
          </div>
        </div>
      )}
    </Page>
  );
}

function DropView({ drop }: { drop: Drop }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useCouponWords();
  const phase = phaseAt(drop, useServerNow());
  return (
    <div className="grid grid-cols-1 items-start gap-6 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] md:gap-10">
      <DropPoster drop={drop} phase={phase} />
      <div className="flex flex-col gap-5">
        <ClaimPanel key={drop.dropId} drop={drop} phase={phase} />
        <Card>
          <ul className="flex flex-col gap-3 text-[0.95rem]">
            <Line icon={<TicketPercent />}>
              {words.off(drop.discount)} · {words.terms(drop)}
            </Line>
            <Line icon={<CalendarClock />}>
              {t('coupons.validUntil', { date: format.dateTime(drop.validUntil) })}
              {drop.closesAt !== null && (
                <span className="block text-muted">
                  {t('coupons.closesAt', { date: format.dateTime(drop.closesAt) })}
                </span>
              )}
            </Line>
            <Line icon={<UserRound />}>{t('coupons.perMember', { count: drop.perMemberLimit })}</Line>
          </ul>
        </Card>
        <details className="group rounded-3xl border border-line/70 bg-surface px-5">
          <summary className="tap flex cursor-pointer items-center font-semibold">
            {t('coupons.howTitle')}
          </summary>
          <p className="pb-5 text-muted">{t('coupons.how')}</p>
        </details>
      </div>
    </div>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-3 [&>svg]:mt-0.5 [&>svg]:size-5 [&>svg]:shrink-0 [&>svg]:text-muted">
      {icon}
      <span>{children}</span>
    </li>
  );
}
