import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Tabs } from '../../../../ui/tabs.tsx';
import { NotesPart } from '../notes/notes-part.tsx';
import { TripGate } from '../trip-gate.tsx';
import { TasksPart } from './tasks-part.tsx';
import { ThingsPart } from './things-part.tsx';

const route = getRouteApi('/trips/$tripId/lists');

/** What is to be done, what is to be packed, and what is longer than a line. */
export function ListsPage() {
  const { t } = useTranslation();
  const { tripId } = route.useParams();
  const { list = 'tasks', note } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <TripGate tripId={tripId} title={t('trips.lists.title')}>
      {(trip, document) => (
        <Tabs
          label={t('trips.lists.title')}
          value={list}
          onChange={(next) => void navigate({ search: { list: next }, replace: true })}
          tabs={[
            { value: 'tasks', label: t('trips.lists.tasks') },
            { value: 'things', label: t('trips.lists.things') },
            { value: 'notes', label: t('trips.lists.notes') },
          ]}
        >
          {list === 'tasks' && <TasksPart trip={trip} document={document} />}
          {list === 'things' && <ThingsPart trip={trip} document={document} />}
          {list === 'notes' && (
            <NotesPart
              trip={trip}
              document={document}
              shown={note ?? null}
              onShow={(id) =>
                void navigate({ search: id === null ? { list: 'notes' } : { list: 'notes', note: id } })
              }
            />
          )}
        </Tabs>
      )}
    </TripGate>
  );
}
