import { useInfiniteQuery } from '@tanstack/react-query';
import { ClipboardList } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { auditQuery } from '../../api/admin.ts';
import type { AuditEntry } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';

export function AuditPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const audit = useInfiniteQuery(auditQuery);
  const columns: Column<AuditEntry>[] = [
    {
      key: 'action',
      header: t('admin.action'),
      primary: true,
      cell: (entry) => (
        <code className="font-mono text-sm font-semibold whitespace-nowrap">{entry.action}</code>
      ),
    },
    { key: 'actor', header: t('admin.actor'), cell: (entry) => entry.actorName ?? entry.actorId },
    {
      key: 'subject',
      header: t('admin.subject'),
      cell: (entry) => <code className="font-mono text-sm whitespace-nowrap">{entry.subject}</code>,
    },
    { key: 'reason', header: t('common.reason'), cell: (entry) => entry.reason ?? '—' },
    { key: 'details', header: t('admin.details'), cell: (entry) => <Details details={entry.details} /> },
    { key: 'when', header: t('admin.when'), numeric: true, cell: (entry) => format.dateTime(entry.at) },
  ];
  return (
    <Page title={t('admin.auditTitle')} lead={t('admin.auditLead')}>
      <PagedList
        query={audit}
        empty={
          <EmptyState icon={<ClipboardList aria-hidden="true" />} title={t('admin.noAudit')}>
            {t('admin.noAuditLead')}
          </EmptyState>
        }
      >
        {(items) => (
          <Table
            caption={t('admin.auditTitle')}
            columns={columns}
            rows={items}
            rowKey={(entry) => entry.auditId}
          />
        )}
      </PagedList>
    </Page>
  );
}

function Details({ details }: { details: AuditEntry['details'] }) {
  const format = useFormat();
  const entries = Object.entries(details);
  const say = (name: string, value: unknown): string => {
    // Audit entries keep times as the ledger does: epoch milliseconds under a name that ends in `At`.
    if (name.endsWith('At') && typeof value === 'number') return format.dateTime(value);
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  if (entries.length === 0) return <>—</>;
  return (
    <span className="text-sm text-muted">
      {entries.map(([name, value]) => `${name}: ${say(name, value)}`).join(', ')}
    </span>
  );
}
