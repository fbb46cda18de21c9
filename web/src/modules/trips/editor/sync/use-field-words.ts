import { useTranslation } from 'react-i18next';
import { useMinutes } from '../../around/use-minutes.ts';
import { entriesOf, type OpenConflict, type TripDocument, type UsedTrip } from '../store/index.ts';
import { useTripWords } from '../trip-words.ts';

const clocks = new Set(['startMin', 'endMin']);

/** What an entry of a document is called. */
function nameOf(document: TripDocument | null, id: string): string | null {
  if (document === null) return null;
  if (id === document.tripId) return document.head.title;
  const entry = document.entries.get(id);
  if (entry === undefined) return null;
  return entry.kind === 'task' || entry.kind === 'thing'
    ? entry.fields.text
    : 'title' in entry.fields && entry.fields.title !== ''
      ? entry.fields.title
      : null;
}

/** Fields, entries and people of a trip in words, wherever it is told what somebody did. */
export function useFieldWords(trip: UsedTrip) {
  const { t, i18n } = useTranslation();
  const words = useTripWords();
  const { clock } = useMinutes();
  const { document, people } = trip;
  const field = (name: string): string => {
    const key = `trips.conflict.field.${name}`;
    return i18n.exists(key) ? (t as (key: string) => string)(key) : name;
  };
  const dayName = (id: string): string | null => {
    const index = document === null ? -1 : entriesOf(document, 'day').findIndex((day) => day.id === id);
    return index < 0 ? null : t('trips.board.day', { number: index + 1 });
  };
  const person = (accountId: string): string =>
    people.find((one) => one.accountId === accountId)?.name ?? t('trips.conflict.somebody');
  const value = (name: string, given: unknown): string => {
    if (given === null || given === undefined || given === '') return t('trips.conflict.empty');
    if (typeof given === 'boolean') return t(given ? 'common.yes' : 'common.no');
    if (typeof given === 'number') {
      return clocks.has(name) ? clock(given) : name === 'stayMin' ? words.duration(given) : String(given);
    }
    if (name === 'personId') return people.find(({ personId }) => personId === given)?.name ?? String(given);
    if (name === 'mode') return (t as (key: string) => string)(`trips.mode.${given}`);
    if (name === 'type') return (t as (key: string) => string)(`trips.item.type.${given}`);
    if (typeof given === 'object') {
      const named = given as { name?: string; lat?: number; lng?: number };
      return named.name ?? (named.lat !== undefined ? `${named.lat}, ${named.lng}` : JSON.stringify(given));
    }
    return String(given);
  };
  return {
    field,
    value,
    person,
    entry: (id: string): string => dayName(id) ?? nameOf(document, id) ?? t('trips.sheet.title'),
    conflict: (conflict: OpenConflict, theirs: unknown): { mine: string; theirs: string } => {
      if (conflict.field === 'removed') {
        const didRemove = conflict.again.length === 0;
        return didRemove
          ? { mine: t('trips.conflict.removedMine'), theirs: t('trips.conflict.removedTheirs') }
          : { mine: t('trips.conflict.keptMine'), theirs: t('trips.conflict.keptTheirs') };
      }
      if (conflict.field === 'where') {
        const day = (given: unknown): string => {
          const dayId = (given as { dayId?: string | null } | null)?.dayId ?? null;
          return dayId === null ? t('trips.board.idea') : (dayName(dayId) ?? t('trips.conflict.whereMine'));
        };
        return { mine: day(conflict.mine), theirs: day(theirs) };
      }
      return { mine: value(conflict.field, conflict.mine), theirs: value(conflict.field, theirs) };
    },
  };
}
