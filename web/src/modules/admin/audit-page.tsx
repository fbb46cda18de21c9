import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ClipboardList } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { auditQuery } from '../../api/admin.ts';
import type { AuditEntry } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { type Condition, countOf, namesOf } from './lists/conditions.ts';
import { ActiveChips, FilterPills, FilterSheet } from './lists/list-filters.tsx';
import { Listed } from './lists/listed.tsx';
import { useAsked } from './lists/operator-list.tsx';
import { useChips } from './lists/use-chips.ts';

/** What was done, newest first, or what was done to one thing or in some days: there is no search of its text. */
export function AuditPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const conditions: Condition[] = [
    { kind: 'text', name: 'subject', label: t('admin.subject'), hint: t('admin.subjectHint') },
    { kind: 'dates', from: 'from', to: 'to', label: t('pay.period') },
  ];
  const asked = useAsked(conditions, ['newest']);
  const audit = useInfiniteQuery(auditQuery(asked.query));
  const isNarrowed = conditions.some((condition) => countOf(condition, asked.bar.address) > 0);
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
      cell: ({ subject }) => (
        <Link
          to="/admin/audit"
          search={(old) => ({ ...old, subject })}
          aria-label={t('admin.onlySubject', { subject })}
          className="font-mono text-sm whitespace-nowrap underline decoration-line-strong underline-offset-4 hover:text-accent"
        >
          {subject}
        </Link>
      ),
    },
    { key: 'reason', header: t('common.reason'), cell: (entry) => entry.reason ?? '—' },
    { key: 'details', header: t('admin.details'), cell: (entry) => <Details details={entry.details} /> },
    { key: 'when', header: t('admin.when'), numeric: true, cell: (entry) => format.dateTime(entry.at) },
  ];
  return (
    <Page title={t('admin.auditTitle')} lead={t('admin.auditLead')}>
      <AuditFilters {...asked.bar} />
      <Listed
        query={audit}
        empty={
          <EmptyState
            icon={<ClipboardList aria-hidden="true" />}
            title={t(isNarrowed ? 'admin.noAuditFound' : 'admin.noAudit')}
          >
            {t(isNarrowed ? 'admin.noAuditFoundLead' : 'admin.noAuditLead')}
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
      </Listed>
    </Page>
  );
}

function AuditFilters({ conditions, address, onChoose }: ReturnType<typeof useAsked>['bar']) {
  const onClear = () =>
    onChoose(Object.fromEntries(conditions.flatMap(namesOf).map((name) => [name, undefined])));
  const filters = { conditions, address, facets: {}, isExact: true, onChoose, onClear };
  const chips = useChips(conditions, address).map(({ key, text, change }) => ({
    ...{ key, text, onRemove: () => onChoose(change) },
  }));
  return (
    <div className="mb-5 flex flex-col items-start gap-3">
      <FilterPills {...filters} />
      <ActiveChips chips={chips} onClear={onClear} />
      <FilterSheet {...filters} />
    </div>
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
