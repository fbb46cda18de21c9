import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarCheck, CreditCard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { adminPaymentsQuery } from '../../api/admin.ts';
import type { AdminPaymentSummary, GatewayName, PaymentStatus } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { PaymentBadge } from '../payments/payment-badge.tsx';
import type { Condition } from './lists/conditions.ts';
import { OperatorList, useAsked } from './lists/operator-list.tsx';

const statuses: PaymentStatus[] = [
  'prepared',
  'confirming',
  'in-doubt',
  'paid',
  'failed',
  'abandoned',
  'expired',
  'cancelled',
  'partially-cancelled',
];
const gateways: GatewayName[] = ['sandbox', 'toss', 'portone'];

export function PaymentsPage() {
  const { t } = useTranslation();
  const asked = useAsked(useConditions(), ['newest', 'oldest', 'largest']);
  const payments = useInfiniteQuery(adminPaymentsQuery(asked.query));
  return (
    <Page
      title={t('payments.admin.title')}
      lead={t('payments.admin.lead')}
      action={
        <Link to="/admin/payments/reports" className={buttonClass('secondary')}>
          <CalendarCheck aria-hidden="true" className="size-5" />
          {t('payments.admin.reports')}
        </Link>
      }
    >
      <OperatorList
        asked={asked}
        answer={payments}
        placeholder={t('payments.admin.searchHint')}
        file={{ path: '/admin/payments/export', filename: t('payments.admin.file') }}
        empty={
          <EmptyState icon={<CreditCard aria-hidden="true" />} title={t('payments.admin.none')}>
            {t('payments.admin.noneLead')}
          </EmptyState>
        }
      >
        {(items) => <PaymentTable payments={items} />}
      </OperatorList>
    </Page>
  );
}

function useConditions(): Condition[] {
  const { t, i18n } = useTranslation();
  const purposeName = (purpose: string): string => {
    const key = `payments.admin.purposes.${purpose}`;
    return i18n.exists(key) ? (t as (key: string) => string)(key) : purpose;
  };
  return [
    {
      kind: 'choice',
      name: 'status',
      label: t('payments.admin.status'),
      values: statuses,
      nameOf: (value) => t(`payments.status.${value as PaymentStatus}`),
    },
    {
      kind: 'choice',
      name: 'gateway',
      label: t('payments.admin.gateway'),
      values: gateways,
      nameOf: (value) => t(`payments.gateway.${value as GatewayName}`),
    },
    {
      kind: 'choice',
      name: 'purpose',
      label: t('payments.admin.purpose'),
      values: ['top-up'],
      isOpen: true,
      nameOf: purposeName,
    },
    { kind: 'amounts', from: 'amountFrom', to: 'amountTo', label: t('pay.amount') },
    { kind: 'dates', from: 'from', to: 'to', label: t('pay.period') },
    { kind: 'flag', name: 'attention', label: t('payments.admin.attention') },
  ];
}

function PaymentTable({ payments }: { payments: AdminPaymentSummary[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<AdminPaymentSummary>[] = [
    {
      key: 'payment',
      header: t('payments.admin.payment'),
      primary: true,
      cell: (row) => (
        <Link
          to="/admin/payments/$paymentId"
          params={{ paymentId: row.paymentId }}
          className="block py-1 underline-offset-4 hover:underline"
        >
          <span className="block font-semibold">{row.orderName}</span>
          <code className="block font-mono text-sm font-normal text-muted">{row.paymentId}</code>
        </Link>
      ),
    },
    { key: 'member', header: t('payments.admin.member'), cell: (row) => row.memberName },
    {
      key: 'status',
      header: t('payments.admin.status'),
      cell: (row) => (
        <span className="inline-flex flex-wrap justify-end gap-1.5 md:justify-start">
          <PaymentBadge status={row.status} />
          {row.attention !== null && <Badge tone="bad">{t('payments.admin.needsPerson')}</Badge>}
        </span>
      ),
    },
    { key: 'amount', header: t('pay.amount'), numeric: true, cell: (row) => format.won(row.amount) },
    {
      key: 'at',
      header: t('payments.admin.at'),
      numeric: true,
      cell: (row) => format.dateTime(row.createdAt),
    },
  ];
  return (
    <Table
      caption={t('payments.admin.title')}
      columns={columns}
      rows={payments}
      rowKey={(row) => row.paymentId}
    />
  );
}
