import { Check, CloudOff, CloudUpload, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { UsedTrip } from '../store/index.ts';

const icons = { live: Check, saving: CloudUpload, stale: RefreshCw, offline: CloudOff } as const;

/** Whether all is saved. */
export function SyncBadge({ trip }: { trip: UsedTrip }) {
  const { t } = useTranslation();
  const { status, waiting } = trip;
  if (status !== 'live' && status !== 'saving' && status !== 'stale' && status !== 'offline') return null;
  const Icon = icons[status];
  return (
    <p
      role="status"
      data-sync={status}
      className="flex min-h-8 items-center gap-1.5 text-sm font-medium text-muted print:hidden"
    >
      <Icon aria-hidden="true" className="size-4" />
      {t(`trips.sync.${status}`)}
      {waiting > 0 && status !== 'saving' && (
        <span className="tnum">· {t('trips.sync.waiting', { count: waiting })}</span>
      )}
    </p>
  );
}
