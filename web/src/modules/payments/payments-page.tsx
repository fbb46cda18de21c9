import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CreditCard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { paymentsQuery } from '../../api/payments.ts';
import type { PaymentSummary } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { buttonClass } from '../../ui/button.tsx';
import { DayGroups } from '../../ui/day-groups.tsx';
import { Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { BackToWallet } from '../pay/back-to-wallet.tsx';
import { PaymentBadge } from './payment-badge.tsx';

/** The member's payments from outside: what was begun, what came of it. */
export function PaymentsPage() {
  const { t } = useTranslation();
  const payments = useInfiniteQuery(paymentsQuery);
  return (
    <Page title={t('payments.title')} lead={t('payments.lead')} narrow back={<BackToWallet />}>
      <PagedList
        query={payments}
        empty={
          <EmptyState
            icon={<CreditCard aria-hidden="true" />}
            title={t('payments.none')}
            action={
              <Link to="/pay/top-up" className={buttonClass('primary')}>
                {t('pay.topUp')}
              </Link>
            }
          >
            {t('payments.noneLead')}
          </EmptyState>
        }
      >
        {(items) => (
          <DayGroups items={items} at={(item) => item.createdAt} level={2}>
            {(group) => (
              <ul className="-mx-3">
                {group.map((item) => (
                  <li key={item.paymentId}>
                    <PaymentRow item={item} />
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

function PaymentRow({ item }: { item: PaymentSummary }) {
  const format = useFormat();
  return (
    <Link
      to="/pay/payments/$paymentId"
      params={{ paymentId: item.paymentId }}
      className="flex items-center gap-3.5 rounded-2xl px-3 py-3 hover:bg-sunken/70 focus-visible:-outline-offset-3"
    >
      <span className="flex size-11 shrink-0 items-center justify-center rounded-full bg-sunken text-muted">
        <CreditCard aria-hidden="true" className="size-5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">{item.orderName}</span>
        <span className="block truncate text-sm text-muted">
          {[format.time(item.createdAt), item.method].filter((part) => part !== null).join(' · ')}
        </span>
      </span>
      <span className="flex shrink-0 flex-col items-end gap-0.5">
        <span className="tnum font-bold">{format.won(item.amount)}</span>
        <PaymentBadge status={item.status} />
      </span>
    </Link>
  );
}
