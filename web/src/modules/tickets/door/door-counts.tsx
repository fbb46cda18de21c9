import { CloudOff, CloudUpload, ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../api/hooks.ts';
import type { DoorView } from '../../../api/tickets-entry.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Meter } from '../../../ui/meter.tsx';
import type { DoorState } from './door.ts';

/** How many are in; by what the server says, or without a network by what this device knows. */
export function DoorCounts({ state, view }: { state: DoorState; view: DoorView | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const online = useOnline();
  const counts = online ? view?.counts : undefined;
  const issued = counts?.issued ?? state.list?.tickets.length ?? 0;
  const entered = Math.max(counts?.entered ?? 0, state.entered);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-baseline justify-between gap-3">
        <p className="font-semibold">{t('ticketsDoor.door.inside')}</p>
        <p className="tnum text-lg font-bold">
          {format.number(entered)} <span className="font-medium text-muted">/ {format.number(issued)}</span>
        </p>
      </div>
      <Meter value={entered} max={Math.max(1, issued)} label={t('ticketsDoor.door.inside')} />
      <div className="flex flex-wrap gap-1.5">
        {!online && (
          <Badge tone="warn">
            <CloudOff aria-hidden="true" className="size-3.5" />
            {t('ticketsDoor.door.offline')}
          </Badge>
        )}
        {state.waiting > 0 && (
          <Badge tone="warn">
            <CloudUpload aria-hidden="true" className="size-3.5" />
            {t('ticketsDoor.door.waiting', { count: state.waiting })}
          </Badge>
        )}
        {state.list !== null && (
          <Badge>
            <ListChecks aria-hidden="true" className="size-3.5" />
            {t('ticketsDoor.door.listOf', {
              count: state.list.tickets.length,
              when: format.time(state.list.madeAt),
            })}
          </Badge>
        )}
        {counts !== undefined && counts.doubles > 0 && (
          <Badge tone="bad">{t('ticketsDoor.door.doubles', { count: counts.doubles })}</Badge>
        )}
        {counts !== undefined && counts.wrongly > 0 && (
          <Badge tone="bad">{t('ticketsDoor.door.wrongly', { count: counts.wrongly })}</Badge>
        )}
        {counts !== undefined && counts.refused > 0 && (
          <Badge>{t('ticketsDoor.door.refused', { count: counts.refused })}</Badge>
        )}
      </div>
    </div>
  );
}
