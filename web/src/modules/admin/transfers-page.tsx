import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { HandCoins } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { transfersQuery } from '../../api/admin.ts';
import type { TransferKind } from '../../api/types.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { type Condition, type ListAddress, queryOf } from './lists/conditions.ts';
import { ListBar } from './lists/list-bar.tsx';
import { Listed } from './lists/listed.tsx';
import { TransferTable } from './transfer-table.tsx';

const route = getRouteApi('/admin/transfers');
const kinds: TransferKind[] = [
  'deposit',
  'withdrawal',
  'transfer',
  'purchase',
  'capture',
  'refund',
  'adjustment',
];

/** Every movement of money, of whomever. */
export function TransfersPage() {
  const { t } = useTranslation();
  const address: ListAddress = route.useSearch();
  const navigate = route.useNavigate();
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
  const sorts = (['newest', 'oldest', 'largest'] as const).map((value) => ({
    value,
    label: t(`admin.lists.sorts.${value}`),
  }));
  const asked = queryOf(conditions, sorts, address);
  const transfers = useInfiniteQuery(transfersQuery(asked));
  const first = transfers.isPlaceholderData ? undefined : transfers.data?.pages[0];
  return (
    <Page title={t('admin.transfers.title')} lead={t('admin.transfers.lead')}>
      <ListBar
        placeholder={t('admin.transfers.search')}
        conditions={conditions}
        sorts={sorts}
        address={address}
        onChoose={(change, how) =>
          void navigate({
            search: (old) => ({ ...old, ...change }),
            replace: how?.isTyped === true,
            resetScroll: false,
          })
        }
        facets={first?.facets}
        total={first?.total}
        exportAs={{ path: '/admin/pay/transfers/export', query: asked, filename: t('admin.transfers.file') }}
      />
      <Listed
        query={transfers}
        empty={
          <EmptyState icon={<HandCoins aria-hidden="true" />} title={t('admin.transfers.none')}>
            {t('admin.transfers.noneLead')}
          </EmptyState>
        }
      >
        {(items) => <TransferTable transfers={items} />}
      </Listed>
    </Page>
  );
}
