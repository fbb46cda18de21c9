import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarCheck, CreditCard } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminPaymentsQuery } from '../../api/payments.ts';
import type { AdminPaymentSummary, GatewayName, PaymentStatus } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { PaymentBadge } from '../payments/payment-badge.tsx';
import { useDebounced } from './use-debounced.ts';

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
  const [text, setText] = useState('');
  const [status, setStatus] = useState<PaymentStatus | undefined>();
  const [gateway, setGateway] = useState<GatewayName | undefined>();
  const [attention, setAttention] = useState(false);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const q = useDebounced(text.trim());
  const payments = useInfiniteQuery(
    adminPaymentsQuery({
      q: q === '' ? undefined : q,
      status,
      gateway,
      attention: attention || undefined,
      from: from === '' ? undefined : new Date(`${from}T00:00:00`).toISOString(),
      to: to === '' ? undefined : new Date(`${to}T23:59:59.999`).toISOString(),
    }),
  );
  const all = { value: '', label: t('payments.admin.all') };
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
      <div className="mb-5 grid grid-cols-2 items-end gap-3 lg:grid-cols-4">
        <Field
          className="col-span-2 lg:col-span-4"
          label={t('payments.admin.search')}
          type="search"
          placeholder={t('payments.admin.searchHint')}
          maxLength={254}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Select
          label={t('payments.admin.status')}
          value={status ?? ''}
          onChange={(event) => setStatus(statuses.find((value) => value === event.target.value))}
          options={[all, ...statuses.map((value) => ({ value, label: t(`payments.status.${value}`) }))]}
        />
        <Select
          label={t('payments.admin.gateway')}
          value={gateway ?? ''}
          onChange={(event) => setGateway(gateways.find((value) => value === event.target.value))}
          options={[all, ...gateways.map((value) => ({ value, label: t(`payments.gateway.${value}`) }))]}
        />
        <Field
          label={t('pay.from')}
          type="date"
          value={from}
          max={to}
          onChange={(event) => setFrom(event.target.value)}
        />
        <Field
          label={t('pay.to')}
          type="date"
          value={to}
          min={from}
          onChange={(event) => setTo(event.target.value)}
        />
        <div className="col-span-2 lg:col-span-4">
          <Checkbox label={t('payments.admin.attention')} checked={attention} onChange={setAttention} />
        </div>
      </div>
      <PagedList
        query={payments}
        empty={
          <EmptyState icon={<CreditCard aria-hidden="true" />} title={t('payments.admin.none')}>
            {t('payments.admin.noneLead')}
          </EmptyState>
        }
      >
        {(items) => <PaymentTable payments={items} />}
      </PagedList>
    </Page>
  );
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
