import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { filesQuery } from '../../../api/trips-around.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import type { UsedTrip } from '../editor/store/index.ts';
import { TripGate } from '../editor/trip-gate.tsx';
import { FileTile } from './file-tile.tsx';
import { FileUpload } from './file-upload.tsx';
import { useRemoveFile } from './use-remove-file.ts';

const route = getRouteApi('/trips/$tripId/files');

/** Tickets, vouchers, pictures: what the trip's people want at hand. Nobody else sees them. */
export function FilesPage() {
  const { t } = useTranslation();
  const { tripId } = route.useParams();
  return (
    <TripGate tripId={tripId} title={t('tripsAround.files.title')}>
      {(trip) => <Files trip={trip} />}
    </TripGate>
  );
}

function Files({ trip }: { trip: UsedTrip }) {
  const { t } = useTranslation();
  const { tripId } = trip;
  const files = useQuery(filesQuery(tripId));
  const removal = useRemoveFile(tripId);
  return (
    <>
      <p className="mb-4 text-muted">{t('tripsAround.files.lead')}</p>
      {trip.canEdit && <FileUpload trip={trip} count={files.data?.items.length ?? 0} />}
      <Loaded query={files}>
        {({ items }) => {
          const shown = items.filter(({ fileId }) => !removal.gone.has(fileId));
          return shown.length === 0 ? (
            <EmptyState icon={<FolderOpen aria-hidden="true" />} title={t('tripsAround.files.none')}>
              {t(trip.canEdit ? 'tripsAround.files.noneLead' : 'tripsAround.files.noneYet')}
            </EmptyState>
          ) : (
            <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
              {shown.map((file) => (
                <li key={file.fileId}>
                  <FileTile trip={trip} file={file} onRemove={() => removal.remove(file)} />
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </>
  );
}
