import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { adminSeasonQuery } from '../../api/stocks-admin.ts';
import type { AdminTransfer } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { useLocal } from '../../i18n/use-local.ts';
import { Badge } from '../../ui/badge.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { stockFormatsFor } from '../stocks/parts/use-stock-format.ts';

type Leg = AdminTransfer['legs'][number];

export function TransferTable({ transfers }: { transfers: AdminTransfer[] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const moneyOf = (currency: string) => stockFormatsFor(i18n.language, currency).money;
  const columns: Column<AdminTransfer>[] = [
    {
      key: 'parties',
      header: t('admin.transfers.parties'),
      primary: true,
      cell: ({ legs, transferId }) => (
        <>
          <Parties legs={legs} />
          <code className="block font-mono text-sm font-normal text-muted">{transferId}</code>
        </>
      ),
    },
    {
      key: 'kind',
      header: t('admin.transfers.kind'),
      cell: ({ kind, refunded, currency }) => (
        <span className="inline-flex flex-wrap justify-end gap-1.5 md:justify-start">
          <Badge>{t(`pay.kind.${kind}`)}</Badge>
          {refunded > 0 && (
            <Badge tone="warn">
              {t('admin.transfers.refunded', { amount: moneyOf(currency)(refunded) })}
            </Badge>
          )}
        </span>
      ),
    },
    {
      key: 'memo',
      header: t('pay.memo'),
      cell: ({ memo }) => <span className="block lg:min-w-36">{memo ?? '—'}</span>,
    },
    {
      key: 'amount',
      header: t('pay.amount'),
      numeric: true,
      cell: ({ amount, currency }) => moneyOf(currency)(amount),
    },
    { key: 'at', header: t('admin.when'), numeric: true, cell: ({ at }) => format.dateTime(at) },
  ];
  return (
    <Table
      caption={t('admin.transfers.title')}
      columns={columns}
      rows={transfers}
      rowKey={(row) => row.transferId}
    />
  );
}

/** Who paid whom; of many who were paid, the first and how many more. */
function Parties({ legs: [payer, ...paid] }: { legs: Leg[] }) {
  const { t } = useTranslation();
  const [first, ...others] = paid;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {payer && <Party leg={payer} />}
      <ArrowRight aria-label={t('admin.transfers.to')} className="size-4 shrink-0 text-muted" />
      {first && <Party leg={first} />}
      {others.length > 0 && (
        <span className="text-muted">{t('admin.transfers.others', { count: others.length })}</span>
      )}
    </span>
  );
}

const linkClass = 'py-1 font-semibold underline-offset-4 hover:underline';

/** A wallet of the house belongs to nobody, and has no page; one of a contest says of which. */
function Party({ leg: { accountId, memberId, seasonId, name } }: { leg: Leg }) {
  return (
    <>
      {memberId !== null && name !== '' ? (
        <Link to="/admin/members/$accountId" params={{ accountId: memberId }} className={linkClass}>
          {name}
        </Link>
      ) : (
        <code className="font-mono text-sm font-normal">{memberId ?? accountId}</code>
      )}
      {seasonId !== null && <SeasonLink seasonId={seasonId} />}
    </>
  );
}

/** A contest by its name; while that is read, and where it cannot be, that it is one. */
function SeasonLink({ seasonId }: { seasonId: string }) {
  const { t } = useTranslation();
  const local = useLocal();
  const season = useQuery(adminSeasonQuery(seasonId)).data;
  return (
    <Link to="/admin/stocks/seasons/$seasonId" params={{ seasonId }} className={`${linkClass} text-sm`}>
      {season === undefined ? t('stocks.contest.title') : local(season.name)}
    </Link>
  );
}
