import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, Ticket } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { couponsQuery } from '../../api/coupons.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { CouponTicket } from './coupon-ticket.tsx';
import { RegisterDialog } from './register-dialog.tsx';

type Tab = 'active' | 'used' | 'expired';

export function MyCouponsPage() {
  const { t } = useTranslation();
  const [tab, setTab] = useState<Tab>('active');
  const [registering, setRegistering] = useState(false);
  return (
    <Page
      title={t('coupons.myTitle')}
      lead={t('coupons.myLead')}
      action={
        <Button
          variant="secondary"
          size="sm"
          icon={<Plus aria-hidden="true" className="size-5" />}
          onClick={() => setRegistering(true)}
        >
          {t('coupons.register')}
        </Button>
      }
    >
      <Tabs
        label={t('coupons.myTitle')}
        value={tab}
        onChange={setTab}
        tabs={(['active', 'used', 'expired'] as const).map((value) => ({
          value,
          label: t(`coupons.status.${value}`),
        }))}
      >
        <CouponList status={tab} />
      </Tabs>
      <RegisterDialog
        open={registering}
        onOpenChange={setRegistering}
        onRegistered={() => setTab('active')}
      />
    </Page>
  );
}

function CouponList({ status }: { status: Tab }) {
  const { t } = useTranslation();
  const coupons = useInfiniteQuery(couponsQuery(status));
  return (
    <PagedList
      query={coupons}
      empty={
        <EmptyState
          icon={<Ticket aria-hidden="true" />}
          title={t(`coupons.empty.${status}`)}
          action={
            status === 'active' && (
              <Link to="/drops" className={buttonClass('primary')}>
                {t('home.seeDrops')}
              </Link>
            )
          }
        >
          {status === 'active' && t('coupons.emptyLead')}
        </EmptyState>
      }
    >
      {(items) => (
        <ul className="grid grid-cols-1 gap-4 md:grid-cols-2">
          {items.map((coupon) => (
            <li key={coupon.couponId}>
              <CouponTicket coupon={{ ...coupon, seed: coupon.campaignId }} />
            </li>
          ))}
        </ul>
      )}
    </PagedList>
  );
}
