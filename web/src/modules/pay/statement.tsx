import { useInfiniteQuery } from '@tanstack/react-query';
import { CalendarRange, Download, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../api/client.ts';
import { type StatementFilter, statementQuery } from '../../api/pay.ts';
import type { TransferKind } from '../../api/types.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { type DaySpan, isTurned, momentsOf } from '../../ui/day-span.ts';
import { DaySpanFields } from '../../ui/day-span-fields.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { toast } from '../../ui/toast.tsx';
import { MovementList } from './movement-list.tsx';
import { MovementSheet } from './movement-sheet.tsx';

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

const NO_DAYS: DaySpan = { from: '', to: '' };

export function Statement() {
  const { t } = useTranslation();
  const [kind, setKind] = useState<TransferKind | 'all'>('all');
  const [span, setSpan] = useState(NO_DAYS);
  const [datesShown, setDatesShown] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const filter: StatementFilter = {
    kind: kind === 'all' ? undefined : kind,
    ...momentsOf(isTurned(span) ? NO_DAYS : span),
  };
  const statement = useInfiniteQuery(statementQuery(filter));
  const hasDays = span.from !== '' || span.to !== '';
  const filtered = kind !== 'all' || hasDays;
  const save = () =>
    download('/pay/statement.csv', filter, t('pay.csvName')).catch(() => toast(t('common.downloadFailed')));
  return (
    <section className="min-w-0">
      <div className="flex items-center justify-between gap-2">
        <h2 className="text-xl font-bold">{t('pay.statement')}</h2>
        <div className="flex">
          <IconButton
            label={t('pay.filterDates')}
            aria-expanded={datesShown}
            icon={<CalendarRange />}
            onClick={() => setDatesShown(!datesShown)}
          />
          <IconButton label={t('common.download')} icon={<Download />} onClick={() => void save()} />
        </div>
      </div>
      <div className="-mx-5 px-5 py-2 sm:mx-0 sm:px-0">
        <Segmented
          label={t('pay.statement')}
          value={kind}
          onChange={setKind}
          tabs={[
            { value: 'all' as const, label: t('pay.allKinds') },
            ...kinds.map((value) => ({ value, label: t(`pay.kind.${value}`) })),
          ]}
        />
      </div>
      {datesShown && (
        <div className="mb-4 flex flex-col gap-3 rounded-2xl bg-sunken/60 p-4">
          <DaySpanFields
            span={span}
            error={isTurned(span) ? t('pay.periodTurned') : null}
            onChange={setSpan}
            className="items-start"
          />
          {hasDays && (
            <Button variant="ghost" size="sm" onClick={() => setSpan(NO_DAYS)}>
              {t('pay.clearDates')}
            </Button>
          )}
        </div>
      )}
      <PagedList
        query={statement}
        empty={
          <EmptyState icon={<ScrollText aria-hidden="true" />} title={t('pay.noMoves')}>
            {filtered ? t('pay.noMovesFilter') : t('pay.noMovesLead')}
          </EmptyState>
        }
      >
        {(items) => <MovementList items={items} onOpen={setOpenId} />}
      </PagedList>
      <MovementSheet transferId={openId} onClose={() => setOpenId(null)} />
    </section>
  );
}
