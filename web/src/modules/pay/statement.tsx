import { useInfiniteQuery } from '@tanstack/react-query';
import { CalendarRange, Download, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../api/client.ts';
import { type StatementFilter, statementQuery } from '../../api/pay.ts';
import type { TransferKind } from '../../api/types.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
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

/** Days of the member's own calendar, as the half-open span of UTC that the server asks for. */
const startOf = (day: string): string => new Date(`${day}T00:00:00`).toISOString();
const endOf = (day: string): string => new Date(`${day}T23:59:59.999`).toISOString();

export function Statement() {
  const { t } = useTranslation();
  const [kind, setKind] = useState<TransferKind | 'all'>('all');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [datesShown, setDatesShown] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const filter: StatementFilter = {
    kind: kind === 'all' ? undefined : kind,
    from: from === '' ? undefined : startOf(from),
    to: to === '' ? undefined : endOf(to),
  };
  const statement = useInfiniteQuery(statementQuery(filter));
  const filtered = kind !== 'all' || from !== '' || to !== '';
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
        <div className="mb-4 grid grid-cols-2 items-end gap-3 rounded-2xl bg-sunken/60 p-4">
          <Field
            label={t('pay.from')}
            type="date"
            value={from}
            max={to}
            onChange={(event) => setFrom(event.target.value)}
          />
          <Field
            label={t('pay.to')}
            type="date"
            value={to}
            min={from}
            onChange={(event) => setTo(event.target.value)}
          />
          {(from !== '' || to !== '') && (
            <Button
              variant="ghost"
              size="sm"
              className="col-span-2"
              onClick={() => {
                setFrom('');
                setTo('');
              }}
            >
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
