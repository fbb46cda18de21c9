import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { serverNowMs } from '../../../api/clock.ts';
import { dashboardQuery } from '../../../api/shop-admin.ts';
import type { Dashboard } from '../../../api/shop-admin-types.ts';
import { Card } from '../../../ui/card.tsx';
import { cx } from '../../../ui/cx.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { DayChart } from './dashboard/day-chart.tsx';
import { Figures } from './dashboard/figures.tsx';
import { Funnel } from './dashboard/funnel.tsx';
import { LowStock } from './dashboard/low-stock.tsx';
import { koreanDay, rangeBefore, rangeOf } from './dashboard/range.ts';
import { RangePicker } from './dashboard/range-picker.tsx';
import { TopProducts } from './dashboard/top-products.tsx';
import { Waiting } from './dashboard/waiting.tsx';

const route = getRouteApi('/admin/shop');

export function ShopDashboardPage() {
  const { t } = useTranslation();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const today = koreanDay(serverNowMs());
  const range = rangeOf(address, today);
  const query = useQuery(dashboardQuery(range));
  const before = useQuery(dashboardQuery(rangeBefore(range)));
  return (
    <Page
      title={t('shopAdmin.title')}
      action={
        <RangePicker
          address={address}
          range={range}
          today={today}
          onChoose={(search) => void navigate({ search, replace: true, resetScroll: false })}
        />
      }
    >
      <Loaded query={query} skeleton={<DashboardSkeleton />}>
        {(data) => (
          <div
            aria-busy={query.isPlaceholderData || undefined}
            className={cx('transition-opacity', query.isPlaceholderData && 'opacity-55')}
          >
            <Overview data={data} before={before.isPlaceholderData ? undefined : before.data} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Overview({ data, before }: { data: Dashboard; before: Dashboard | undefined }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-6">
      <Waiting waiting={data.waiting} />
      <Figures days={data.days} before={before?.days} />
      <Card>
        <Heading>{t('shopAdmin.dashboard.perDay')}</Heading>
        <DayChart days={data.days} />
      </Card>
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
        <Card>
          <Heading>{t('shopAdmin.dashboard.top')}</Heading>
          <TopProducts products={data.top} />
        </Card>
        <div className="flex flex-col gap-6">
          <Card>
            <Heading>{t('shopAdmin.dashboard.funnelTitle')}</Heading>
            <Funnel figures={data.funnel} />
          </Card>
          <Card>
            <Heading>{t('shopAdmin.dashboard.lowStock')}</Heading>
            <LowStock variants={data.lowStock} />
          </Card>
        </div>
      </div>
    </div>
  );
}

const Heading = ({ children }: { children: string }) => (
  <h2 className="mb-4 pr-12 text-lg font-bold">{children}</h2>
);

function DashboardSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">{t('common.loading')}</span>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {['a', 'b', 'c', 'd'].map((key) => (
          <Skeleton key={key} className="h-24 rounded-3xl!" />
        ))}
      </div>
      <Skeleton className="h-80 rounded-3xl!" />
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-2">
        <Skeleton className="h-72 rounded-3xl!" />
        <Skeleton className="h-72 rounded-3xl!" />
      </div>
    </div>
  );
}
