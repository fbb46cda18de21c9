import { useInfiniteQuery } from '@tanstack/react-query';
import { HandCoins } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { transfersQuery } from '../../api/admin.ts';
import type { TransferKind } from '../../api/types.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { Condition } from './lists/conditions.ts';
import { OperatorList, useAsked } from './lists/operator-list.tsx';
import { TransferTable } from './transfer-table.tsx';

const kinds: TransferKind[] = [
  'deposit',
  'withdrawal',
  'transfer',
  'purchase',
  'capture',
  'refund',
  'adjustment',
  'trade',
  'settlement',
];

/** Every movement of money, of whomever. */
export function TransfersPage() {
  const { t } = useTranslation();
  const conditions: Condition[] = [
    {
      kind: 'choice',
      name: 'kind',
      label: t('admin.transfers.kind'),
      values: kinds,
      nameOf: (value) => t(`pay.kind.${value as TransferKind}`),
    },
    {
      kind: 'text',
      name: 'account',
      label: t('admin.transfers.account'),
      hint: t('admin.transfers.accountHint'),
    },
    { kind: 'amounts', from: 'amountFrom', to: 'amountTo', label: t('pay.amount') },
    { kind: 'dates', from: 'from', to: 'to', label: t('pay.period') },
  ];
  const asked = useAsked(conditions, ['newest', 'oldest', 'largest']);
  const transfers = useInfiniteQuery(transfersQuery(asked.query));
  return (
    <Page title={t('admin.transfers.title')} lead={t('admin.transfers.lead')}>
      <OperatorList
        asked={asked}
        answer={transfers}
        placeholder={t('admin.transfers.search')}
        file={{ path: '/admin/pay/transfers/export', filename: t('admin.transfers.file') }}
        empty={
          <EmptyState icon={<HandCoins aria-hidden="true" />} title={t('admin.transfers.none')}>
            {t('admin.transfers.noneLead')}
          </EmptyState>
        }
      >
        {(items) => <TransferTable transfers={items} />}
      </OperatorList>
    </Page>
  );
}
