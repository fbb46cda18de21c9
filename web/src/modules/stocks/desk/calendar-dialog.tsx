import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CalendarDay,
  type CalendarList,
  type SessionHours,
  setCalendarDay,
  stocksAdminKey,
} from '../../../api/stocks-admin.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { clockOf, minuteOf } from './session-time.ts';

const PARTS = ['openingAuction', 'continuous', 'closingAuction', 'close'] as const;
type Clocks = Record<(typeof PARTS)[number], string>;

const clocksOf = (hours: SessionHours): Clocks => ({
  openingAuction: clockOf(hours.openingAuction),
  continuous: clockOf(hours.continuous),
  closingAuction: clockOf(hours.closingAuction),
  close: clockOf(hours.close),
});

/** Hours as they are typed; null while they are none, or do not follow each other. */
function hoursOf(clocks: Clocks): SessionHours | null {
  const [openingAuction, continuous, closingAuction, close] = PARTS.map((part) => minuteOf(clocks[part]));
  if (openingAuction == null || continuous == null || closingAuction == null || close == null) return null;
  const isOrdered = openingAuction < continuous && continuous < closingAuction && closingAuction < close;
  return isOrdered ? { openingAuction, continuous, closingAuction, close } : null;
}

type Props = { day: CalendarDay | null; calendar: CalendarList; onClose: () => void };

/** A day that is not like the others. */
export function CalendarDialog({ day: known, calendar, onClose }: Props) {
  const { t } = useTranslation();
  const [day, setDay] = useState(known?.day ?? '');
  const [kind, setKind] = useState<'closed' | 'hours'>(
    known !== null && known.hours !== null ? 'hours' : 'closed',
  );
  const [clocks, setClocks] = useState(() => clocksOf(known?.hours ?? calendar.hours));
  const [note, setNote] = useState(known?.note ?? '');
  const [tried, setTried] = useState(false);
  const hours = hoursOf(clocks);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= calendar.today;
  const isWrong = !isDay || (kind === 'hours' && hours === null);
  return (
    <ActDialog
      name={`stocks-calendar:${day}`}
      title={t('stocksAdmin.calendar.dialogTitle')}
      lead={t('stocksAdmin.calendar.dialogLead')}
      confirmLabel={t('common.save')}
      withReason
      refresh={stocksAdminKey}
      body={(reason) => {
        setTried(true);
        return isWrong ? null : { hours: kind === 'closed' ? null : hours, note: note.trim(), reason };
      }}
      run={(body: { hours: SessionHours | null; note: string; reason: string }, key) =>
        setCalendarDay(day, body, key)
      }
      done={t('stocksAdmin.calendar.saved')}
      onClose={onClose}
    >
      <Field
        type="date"
        label={t('stocksAdmin.calendar.day')}
        min={calendar.today}
        disabled={known !== null}
        value={day}
        error={tried && !isDay ? t('stocksAdmin.calendar.notDay') : null}
        onChange={({ target }) => setDay(target.value)}
      />
      <Segmented
        label={t('stocksAdmin.calendar.kind')}
        value={kind}
        onChange={setKind}
        tabs={[
          { value: 'closed', label: t('stocksAdmin.calendar.closed') },
          { value: 'hours', label: t('stocksAdmin.calendar.hours') },
        ]}
      />
      {kind === 'hours' && (
        <div className="grid grid-cols-2 gap-3">
          {PARTS.map((part, index) => (
            <Field
              key={part}
              type="time"
              label={t(`stocksAdmin.calendar.parts.${part}`)}
              value={clocks[part]}
              error={
                tried && hours === null && index === PARTS.length - 1
                  ? t('stocksAdmin.calendar.notHours')
                  : null
              }
              onChange={({ target }) => setClocks({ ...clocks, [part]: target.value })}
            />
          ))}
        </div>
      )}
      <Field
        label={t('stocksAdmin.calendar.note')}
        optional={t('common.optional')}
        maxLength={100}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
    </ActDialog>
  );
}
