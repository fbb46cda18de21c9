import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DoorScan, Outcome } from '../../../api/tickets-entry.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Badge, type BadgeTone } from '../../../ui/badge.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { useSeatWords } from '../mine/use-seat-words.ts';
import type { Trouble } from './door.ts';

const TONES: Partial<Record<Outcome, BadgeTone>> = {
  admitted: 'good',
  undone: 'neutral',
  'double-entry': 'bad',
};

/** The last scans of all devices, newest first. */
export function DoorLog({
  scans,
  onUndo,
}: {
  scans: readonly DoorScan[];
  onUndo: (ticketId: string) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const seatWords = useSeatWords();
  if (scans.length === 0)
    return <p className="py-6 text-center text-muted">{t('ticketsDoor.door.noScans')}</p>;
  return (
    <ul className="divide-y divide-line">
      {scans.map(({ scanId, outcome, letIn, ticketId, seat, device, by, scannedAt }) => (
        <li key={scanId} className="flex items-center gap-3 py-2.5">
          <div className="min-w-0 flex-1">
            <p className="font-semibold">{seat === null ? t('ticketsDoor.door.noSeat') : seatWords(seat)}</p>
            <p className="tnum text-sm text-muted">
              {format.clock(scannedAt)} · {device} · {by}
              {letIn && ` · ${t('ticketsDoor.door.letIn')}`}
            </p>
          </div>
          <Badge tone={TONES[outcome] ?? 'warn'}>{t(`ticketsDoor.short.${outcome}`)}</Badge>
          {outcome === 'admitted' && ticketId !== null ? (
            <IconButton
              label={t('ticketsDoor.door.undo')}
              icon={<Undo2 />}
              onClick={() => onUndo(ticketId)}
            />
          ) : (
            <span className="w-11" />
          )}
        </li>
      ))}
    </ul>
  );
}

/** Whom this device had let in by itself, and the server would not have. */
export function DoorTroubles({ troubles }: { troubles: readonly Trouble[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const seatWords = useSeatWords();
  if (troubles.length === 0) return null;
  return (
    <div role="alert" className="rounded-2xl bg-bad-soft px-4 py-3 text-bad">
      <p className="font-bold">{t('ticketsDoor.door.troubles', { count: troubles.length })}</p>
      <ul className="mt-1 text-sm">
        {troubles.map(({ scanId, outcome, seat, scannedAt }) => (
          <li key={scanId} className="tnum">
            {format.clock(scannedAt)} · {seat === null ? t('ticketsDoor.door.noSeat') : seatWords(seat)} ·{' '}
            {t(`ticketsDoor.short.${outcome}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
