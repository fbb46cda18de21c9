import { useQuery } from '@tanstack/react-query';
import { CalendarCheck, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CalendarDay,
  type CalendarList,
  calendarQuery,
  clearCalendarDay,
  type SessionHours,
  stocksAdminKey,
} from '../../../api/stocks-admin.ts';
import { useFormat } from '../../../i18n/format.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { CalendarDialog } from './calendar-dialog.tsx';
import { clockOf } from './session-time.ts';

/** Days on which the exchange is closed, or open at other hours. */
export function CalendarPage() {
  const { t } = useTranslation();
  const query = useQuery(calendarQuery);
  const [edited, setEdited] = useState<CalendarDay | 'new' | null>(null);
  const [cleared, setCleared] = useState<CalendarDay | null>(null);
  const add = (
    <Button
      size="sm"
      icon={<Plus aria-hidden="true" className="size-5" />}
      disabled={query.data === undefined}
      onClick={() => setEdited('new')}
    >
      {t('stocksAdmin.calendar.add')}
    </Button>
  );
  return (
    <Page title={t('stocksAdmin.calendar.title')} lead={t('stocksAdmin.calendar.lead')} action={add}>
      <Loaded query={query}>
        {(calendar) => (
          <div className="flex flex-col gap-5">
            <p className="tnum text-muted">
              {t('stocksAdmin.calendar.usual', { hours: hoursText(calendar.hours) })}
            </p>
            <Days calendar={calendar} onEdit={setEdited} onClear={setCleared} />
            {edited !== null && (
              <CalendarDialog
                day={edited === 'new' ? null : edited}
                calendar={calendar}
                onClose={() => setEdited(null)}
              />
            )}
          </div>
        )}
      </Loaded>
      {cleared !== null && (
        <ActDialog
          name={`stocks-calendar-clear:${cleared.day}`}
          title={t('stocksAdmin.calendar.clearTitle', { day: cleared.day })}
          lead={t('stocksAdmin.calendar.clearLead')}
          confirmLabel={t('common.remove')}
          danger
          withReason
          refresh={stocksAdminKey}
          body={(reason) => ({ reason })}
          run={(body: { reason: string }, key) => clearCalendarDay(cleared.day, body, key)}
          done={t('stocksAdmin.calendar.cleared')}
          onClose={() => setCleared(null)}
        />
      )}
    </Page>
  );
}

const hoursText = ({ openingAuction, continuous, closingAuction, close }: SessionHours): string =>
  [openingAuction, continuous, closingAuction, close].map(clockOf).join(' · ');

type DaysProps = {
  calendar: CalendarList;
  onEdit: (day: CalendarDay) => void;
  onClear: (day: CalendarDay) => void;
};

function Days({ calendar, onEdit, onClear }: DaysProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (calendar.items.length === 0) {
    return (
      <EmptyState icon={<CalendarCheck aria-hidden="true" />} title={t('stocksAdmin.calendar.none')}>
        {t('stocksAdmin.calendar.noneLead')}
      </EmptyState>
    );
  }
  return (
    <ul className="flex flex-col gap-2.5">
      {calendar.items.map((day) => (
        <li
          key={day.day}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-2xl border border-line bg-surface px-5 py-3.5"
        >
          <button
            type="button"
            onClick={() => onEdit(day)}
            className="tnum min-w-36 rounded-lg text-left font-bold underline-offset-4 hover:underline"
          >
            {format.day(`${day.day}T12:00:00`)}
            <span className="block text-sm font-normal text-muted">{day.day}</span>
          </button>
          <span className="tnum min-w-0 flex-1">
            {day.hours === null ? (
              <Badge tone="bad">{t('stocksAdmin.calendar.closed')}</Badge>
            ) : (
              hoursText(day.hours)
            )}
            {day.note !== '' && <span className="block text-sm text-muted">{day.note}</span>}
          </span>
          <IconButton
            label={t('stocksAdmin.calendar.clear', { day: day.day })}
            icon={<Trash2 />}
            onClick={() => onClear(day)}
          />
        </li>
      ))}
    </ul>
  );
}
