import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, UserRoundPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { performersQuery } from '../../../../api/tickets-admin.ts';
import type { AdminPerformer, PerformerKind } from '../../../../api/tickets-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { buttonClass } from '../../../../ui/button.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { type Column, Table } from '../../../../ui/table.tsx';
import { Thumb } from '../../../../ui/thumb.tsx';
import { OperatorList, useAsked } from '../../../admin/lists/operator-list.tsx';
import { PERFORMER_KINDS } from '../kinds.ts';

export function PerformersPage() {
  const { t } = useTranslation();
  const kindName = (kind: string) => t(`ticketsAdmin.performers.kinds.${kind as PerformerKind}`);
  const asked = useAsked(
    [
      {
        kind: 'choice',
        name: 'kind',
        label: t('ticketsAdmin.performers.kind'),
        values: PERFORMER_KINDS,
        nameOf: kindName,
      },
    ],
    ['newest', 'oldest', 'name'],
  );
  const performers = useInfiniteQuery(performersQuery(asked.query));
  const add = (
    <Link to="/admin/tickets/performers/new" className={buttonClass('primary', 'sm')}>
      <Plus aria-hidden="true" className="size-5" />
      {t('ticketsAdmin.performers.new')}
    </Link>
  );
  return (
    <Page title={t('ticketsAdmin.performers.title')} action={add}>
      <OperatorList
        asked={asked}
        answer={performers}
        placeholder={t('ticketsAdmin.performers.search')}
        empty={
          <EmptyState
            icon={<UserRoundPen aria-hidden="true" />}
            title={t('ticketsAdmin.performers.none')}
            action={add}
          />
        }
      >
        {(items) => <PerformerTable performers={items} kindName={kindName} />}
      </OperatorList>
    </Page>
  );
}

type TableProps = { performers: AdminPerformer[]; kindName: (kind: string) => string };

function PerformerTable({ performers, kindName }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const columns: Column<AdminPerformer>[] = [
    {
      key: 'performer',
      header: t('ticketsAdmin.performers.performer'),
      primary: true,
      cell: ({ performerId, name, picture }) => (
        <Link
          to="/admin/tickets/performers/$performerId"
          params={{ performerId }}
          className="flex items-center gap-3 py-1 font-semibold underline-offset-4 hover:underline"
        >
          <Thumb picture={picture} seed={performerId} size="sm" />
          {local(name)}
        </Link>
      ),
    },
    { key: 'kind', header: t('ticketsAdmin.performers.kind'), cell: ({ kind }) => kindName(kind) },
    {
      key: 'at',
      header: t('ticketsAdmin.form.changedAt'),
      numeric: true,
      cell: ({ updatedAt }) => format.dateTime(updatedAt),
    },
  ];
  return (
    <Table
      caption={t('ticketsAdmin.performers.title')}
      columns={columns}
      rows={performers}
      rowKey={({ performerId }) => performerId}
    />
  );
}
