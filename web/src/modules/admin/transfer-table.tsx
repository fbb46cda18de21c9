import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AdminTransfer } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { type Column, Table } from '../../ui/table.tsx';

type Leg = AdminTransfer['legs'][number];

export function TransferTable({ transfers }: { transfers: AdminTransfer[] }) {
  const { t } = useTranslation();
  const format = useFormat();
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
      cell: ({ kind, refunded }) => (
        <span className="inline-flex flex-wrap justify-end gap-1.5 md:justify-start">
          <Badge>{t(`pay.kind.${kind}`)}</Badge>
          {refunded > 0 && (
            <Badge tone="warn">{t('admin.transfers.refunded', { amount: format.won(refunded) })}</Badge>
          )}
        </span>
      ),
    },
    {
      key: 'memo',
      header: t('pay.memo'),
      cell: ({ memo }) => <span className="block lg:min-w-36">{memo ?? '—'}</span>,
    },
    { key: 'amount', header: t('pay.amount'), numeric: true, cell: ({ amount }) => format.won(amount) },
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

/** A wallet of the house belongs to nobody, and has no page. */
function Party({ leg: { accountId, name } }: { leg: Leg }) {
  if (name === '') return <code className="font-mono text-sm font-normal">{accountId}</code>;
  return (
    <Link
      to="/admin/members/$accountId"
      params={{ accountId }}
      className="py-1 font-semibold underline-offset-4 hover:underline"
    >
      {name}
    </Link>
  );
}
