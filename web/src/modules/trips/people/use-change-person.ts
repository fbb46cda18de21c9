import { useTranslation } from 'react-i18next';
import { changePerson } from '../../../api/trips-around.ts';
import type { TripPerson } from '../../../api/trips-types.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { announce } from '../../../ui/announcer.tsx';
import { toast } from '../../../ui/toast.tsx';
import type { UsedTrip } from '../editor/store/index.ts';

/** Changes what somebody may do, and says so. */
export function useChangePerson(
  trip: UsedTrip,
  person: TripPerson,
): (body: { role: 'editor' | 'viewer' }) => void {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const change = useCommand({
    name: `trips-person:${trip.tripId}:${person.personId}`,
    run: (body: { role: 'editor' | 'viewer' }, key) => changePerson(trip.tripId, person.personId, body, key),
    onDone: (_, { role }) => {
      const said = t('tripsAround.people.changed', {
        name: person.name,
        role: t(`tripsAround.role.${role}`),
      });
      toast(said);
      announce(said);
      void trip.refresh();
    },
    onRefused: (error) => toast(errorText(error)),
  });
  return change.submit;
}
