import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ChartCandlestick, OctagonPause, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AdminListingSummary, adminListingsQuery } from '../../../api/stocks-admin.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { ChangeLabel } from '../parts/change-label.tsx';
import { PhaseBadge } from '../parts/phase-badge.tsx';
import { StockAvatar } from '../parts/stock-avatar.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { type ListingsAddress, listingsAddress } from './addresses.ts';
import { CircuitDialog } from './circuit-dialog.tsx';

/** All symbols as they trade now, and what is done to the whole market. */
export function StocksOverviewPage() {
  const { t } = useTranslation();
  const address: ListingsAddress = useSearch({ strict: false });
  const navigate = useNavigate();
  const [isBreaking, setBreaking] = useState(false);
  const status = address.status ?? 'listed';
  const listings = useInfiniteQuery(adminListingsQuery({ q: address.q, seasonId: address.season, status }));
  const go = (change: { q?: string; status?: 'delisted' | undefined }) =>
    void navigate({
      to: '/admin/stocks',
      search: (old: ListingsAddress) => listingsAddress({ ...old, ...change }),
      replace: true,
      resetScroll: false,
    });
  const add = (
    <Link to="/admin/stocks/listings/new" className={buttonClass('primary', 'sm')}>
      <Plus aria-hidden="true" className="size-5" />
      {t('stocksAdmin.listing.new')}
    </Link>
  );
  return (
    <Page
      wide
      title={t('stocksAdmin.title')}
      lead={t('stocksAdmin.lead')}
      action={
        <div className="flex flex-wrap gap-2.5">
          <Button
            variant="danger"
            size="sm"
            icon={<OctagonPause aria-hidden="true" className="size-5" />}
            onClick={() => setBreaking(true)}
          >
            {t('stocksAdmin.circuit.button')}
          </Button>
          {add}
        </div>
      }
    >
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <Field
          type="search"
          label={t('stocksAdmin.listing.search')}
          autoComplete="off"
          className="w-full sm:max-w-xs"
          value={address.q ?? ''}
          onChange={({ target }) => go({ q: target.value })}
        />
        <Segmented
          label={t('stocksAdmin.listing.status')}
          value={status}
          onChange={(next) => go({ status: next === 'delisted' ? next : undefined })}
          tabs={[
            { value: 'listed', label: t('stocksAdmin.listing.listed') },
            { value: 'delisted', label: t('stocksAdmin.listing.delisted') },
          ]}
        />
      </div>
      <PagedList
        query={listings}
        empty={
          <EmptyState
            icon={<ChartCandlestick aria-hidden="true" />}
            title={t('stocksAdmin.listing.none')}
            action={add}
          >
            {t('stocksAdmin.listing.noneLead')}
          </EmptyState>
        }
      >
        {(items) => <ListingTable listings={items} />}
      </PagedList>
      {isBreaking && <CircuitDialog onClose={() => setBreaking(false)} />}
    </Page>
  );
}

function ListingTable({ listings }: { listings: AdminListingSummary[] }) {
  const { t } = useTranslation();
  const local = useLocal();
  const format = useStockFormat();
  const columns: Column<AdminListingSummary>[] = [
    {
      key: 'symbol',
      header: t('stocksAdmin.listing.company'),
      primary: true,
      cell: ({ symbol, name, color }) => (
        <Link
          to="/admin/stocks/listings/$symbol"
          params={{ symbol }}
          className="flex items-center gap-3 py-1 underline-offset-4 hover:underline"
        >
          <StockAvatar name={local(name)} color={color} size="sm" />
          <span>
            <span className="block font-semibold">{local(name)}</span>
            <span className="tnum block text-sm font-normal text-muted">{symbol}</span>
          </span>
        </Link>
      ),
    },
    {
      key: 'phase',
      header: t('stocksAdmin.listing.phase'),
      cell: ({ phase, isByHand, status }) => (
        <span className="inline-flex flex-wrap justify-end gap-1.5 md:justify-start">
          {status === 'delisted' ? (
            <Badge>{t('stocksAdmin.listing.delisted')}</Badge>
          ) : (
            <PhaseBadge phase={phase} />
          )}
          {isByHand && status === 'listed' && <Badge>{t('stocksAdmin.session.byHand')}</Badge>}
        </span>
      ),
    },
    {
      key: 'last',
      header: t('stocksAdmin.listing.last'),
      numeric: true,
      cell: ({ last, reference }) => (
        <>
          {format.price(last)}
          <span className="block text-sm">
            <ChangeLabel last={last} change={last - reference} show="rate" />
          </span>
        </>
      ),
    },
    {
      key: 'volume',
      header: t('stocksAdmin.listing.volume'),
      numeric: true,
      cell: ({ volume }) => format.compact(volume),
    },
    {
      key: 'amount',
      header: t('stocksAdmin.listing.amount'),
      numeric: true,
      cell: ({ amount, currency }) => <Amount amount={amount} currency={currency} />,
    },
    {
      key: 'orders',
      header: t('stocksAdmin.listing.openOrders'),
      numeric: true,
      cell: ({ openOrders }) => format.count(openOrders),
    },
  ];
  return (
    <Table
      caption={t('stocksAdmin.title')}
      columns={columns}
      rows={listings}
      rowKey={({ symbol }) => symbol}
    />
  );
}

function Amount({ amount, currency }: { amount: number; currency: string }) {
  const money = useStockFormat(currency);
  return money.compactMoney(amount);
}
