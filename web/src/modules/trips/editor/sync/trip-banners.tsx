import { CloudOff, Eye, GitCompareArrows } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../../i18n/error-text.ts';
import { announce } from '../../../../ui/announcer.tsx';
import { Banner } from '../../../../ui/banner.tsx';
import { Button } from '../../../../ui/button.tsx';
import { toast } from '../../../../ui/toast.tsx';
import type { UsedTrip } from '../store/index.ts';
import { ConflictDialog } from './conflict-dialog.tsx';

/** What stands between this page and the trip: no network, no right to edit, two who changed the same. */
export function TripBanners({ trip }: { trip: UsedTrip }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { status, waiting, conflicts, canEdit, role } = trip;
  useRefusals(trip);
  const isOffline = status === 'offline';
  const isReader = !canEdit && role !== null && status !== 'gone';
  return (
    <div className="flex flex-col gap-2 empty:hidden [&>*:last-child]:mb-4 print:hidden">
      {isOffline && (
        <Banner tone="warn" icon={<CloudOff aria-hidden="true" />}>
          <p>{t('trips.sync.offlineTitle')}</p>
          <p className="font-normal">
            {waiting > 0 ? t('trips.sync.offlineWaiting', { count: waiting }) : t('trips.sync.offlineNone')}
          </p>
        </Banner>
      )}
      {isReader && (
        <Banner tone="info" icon={<Eye aria-hidden="true" />}>
          {t('trips.sync.readOnly')}
        </Banner>
      )}
      {conflicts.length > 0 && (
        <Banner tone="warn" icon={<GitCompareArrows aria-hidden="true" />}>
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <p role="status">{t('trips.conflict.banner', { count: conflicts.length })}</p>
            <Button size="sm" variant="outline" onClick={() => setOpen(true)}>
              {t('trips.conflict.open')}
            </Button>
          </div>
        </Banner>
      )}
      {isOpen && conflicts[0] !== undefined && (
        <ConflictDialog trip={trip} conflict={conflicts[0]} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}

/** Says of each edit that was taken back why it was. */
function useRefusals({ refusals, forgetRefusal }: UsedTrip): void {
  const { t } = useTranslation();
  const errorText = useErrorText();
  useEffect(() => {
    for (const { key, error } of refusals) {
      const text = t('trips.sync.refused', { reason: errorText(error) });
      toast(text, { id: `refused-${error.code}`, duration: 10_000 });
      announce(text);
      forgetRefusal(key);
    }
  }, [refusals, forgetRefusal, errorText, t]);
}
