import { FileUp, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline, useSession } from '../../../api/hooks.ts';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { PublicStrip } from '../around/public-strip.tsx';
import { ImportDialog } from '../papers/import-dialog.tsx';
import { GuestView } from './guest-view.tsx';
import { KeptTrips } from './kept-trips.tsx';
import { MyTrips } from './my-trips.tsx';
import { NewTripDialog } from './new-trip-dialog.tsx';
import { TripsNav } from './trips-nav.tsx';

/** One's own trips, and those of others to begin with. */
export function TripsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const online = useOnline();
  const { status } = session;
  const [isImporting, setImporting] = useState(false);
  const [making, setMaking] = useState<'empty' | 'weekend' | null>(null);
  if (status === 'guest') return <GuestView />;
  return (
    <Page
      wide
      title={t('tripsAround.home.title')}
      lead={t('tripsAround.home.lead')}
      action={
        status === 'member' &&
        online && (
          <div className="flex flex-wrap gap-2">
            <Button
              variant="secondary"
              aria-haspopup="dialog"
              icon={<FileUp aria-hidden="true" className="size-5" />}
              onClick={() => setImporting(true)}
            >
              {t('tripsMoney.papers.import')}
            </Button>
            <Button icon={<Plus aria-hidden="true" className="size-5" />} onClick={() => setMaking('empty')}>
              {t('tripsAround.home.make')}
            </Button>
          </div>
        )
      }
    >
      <TripsNav />
      {!online ? (
        <KeptTrips accountId={session.status === 'member' ? session.account.accountId : null} />
      ) : session.status === 'member' ? (
        <MyTrips accountId={session.account.accountId} onMake={setMaking} />
      ) : (
        <ListSkeleton />
      )}
      {online && <PublicStrip title={t('tripsAround.home.others')} />}
      {isImporting && <ImportDialog onClose={() => setImporting(false)} />}
      {making !== null && <NewTripDialog start={making} onClose={() => setMaking(null)} />}
    </Page>
  );
}
