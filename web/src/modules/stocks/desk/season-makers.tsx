import { useTranslation } from 'react-i18next';
import type { AdminSeason } from '../../../api/stocks-admin.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Section } from '../../../ui/card.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';

/** Who was given cash and shares: without them there is nothing to buy. */
export function SeasonMakers({ season }: { season: AdminSeason }) {
  const { t } = useTranslation();
  const money = useStockFormat(season.currency);
  const columns: Column<AdminSeason['makers'][number]>[] = [
    {
      key: 'name',
      header: t('stocksAdmin.seasons.maker.member'),
      primary: true,
      cell: ({ memberName, nickname }) => (
        <>
          {memberName}
          <span className="block text-sm font-normal text-muted">{nickname}</span>
        </>
      ),
    },
    {
      key: 'cash',
      header: t('stocksAdmin.seasons.maker.cash'),
      numeric: true,
      cell: ({ startingCash }) => money.money(startingCash),
    },
    {
      key: 'shares',
      header: t('stocksAdmin.seasons.maker.shares'),
      numeric: true,
      cell: ({ shares }) => money.count(shares),
    },
  ];
  const hasShares = season.makers.some(({ shares }) => shares > 0);
  const isEarly = season.status === 'draft' || season.status === 'announced';
  return (
    <Section title={t('stocksAdmin.seasons.maker.title')}>
      {!hasShares && isEarly && <Banner tone="warn">{t('stocksAdmin.seasons.maker.none')}</Banner>}
      {season.makers.length > 0 && (
        <Table
          caption={t('stocksAdmin.seasons.maker.title')}
          columns={columns}
          rows={season.makers}
          rowKey={({ accountId }) => accountId}
        />
      )}
    </Section>
  );
}
