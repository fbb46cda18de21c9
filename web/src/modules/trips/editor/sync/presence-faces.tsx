import { useTranslation } from 'react-i18next';
import type { Presence } from '../../../../api/trips-types.ts';
import { Avatar } from '../../../../ui/avatar.tsx';
import type { UsedTrip } from '../store/index.ts';

const MOST = 5;

/** Who else has the trip open now. */
export function PresenceFaces({ trip }: { trip: UsedTrip }) {
  const { t } = useTranslation();
  const others = othersOf(trip);
  if (others.length === 0) return null;
  const names = [...new Set(others.map(({ name }) => name))];
  return (
    <span
      role="img"
      aria-label={t('trips.presence.here', { names: names.join(', ') })}
      title={names.join(', ')}
      className="flex print:hidden"
    >
      {names.slice(0, MOST).map((name) => (
        <span key={name} className="-ml-1.5 rounded-full ring-2 ring-good first:ml-0">
          <Avatar name={name} size="sm" />
        </span>
      ))}
    </span>
  );
}

/** Not this page, nor another of mine. */
const othersOf = ({ presence, me }: UsedTrip): Presence[] =>
  presence.filter(({ accountId }) => accountId !== me?.accountId);

/** By the entry that they look at. */
export function watchersOf(trip: UsedTrip): ReadonlyMap<string, readonly Presence[]> {
  const found = new Map<string, Presence[]>();
  for (const one of othersOf(trip)) {
    if (one.entryId !== null) found.set(one.entryId, [...(found.get(one.entryId) ?? []), one]);
  }
  return found;
}
