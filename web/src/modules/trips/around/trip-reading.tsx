import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TripEntry, TripHead } from '../../../api/trips-types.ts';
import { TripMap } from '../map/trip-map.tsx';
import { daysToRead, mapOf } from './reading.ts';
import { ReadingDays } from './reading-days.tsx';
import { ReadingExtras } from './reading-extras.tsx';

type Props = {
  head: Pick<TripHead, 'startsOn' | 'currency'>;
  entries: readonly TripEntry[];
  /** Where costs are shown: whose they are. */
  people?: readonly { personId: string; name: string }[];
};

/** A whole trip to be read: its days, and beside (on a phone: above) them the map. */
export function TripReading({ head, entries, people = [] }: Props) {
  const { t } = useTranslation();
  const [selected, setSelected] = useState<string | null>(null);
  const days = useMemo(() => daysToRead(head, entries), [head, entries]);
  const { pins, routes } = useMemo(() => mapOf(days), [days]);
  return (
    <>
      <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_26rem]">
        {pins.length > 0 && (
          <TripMap
            label={t('tripsAround.read.map')}
            pins={pins}
            routes={routes}
            selected={selected}
            onSelect={setSelected}
            focus={{ on: 'pins' }}
            isQuiet
            className="h-72 rounded-3xl border border-line/70 lg:sticky lg:top-20 lg:order-2 lg:h-[calc(100dvh-7rem)] lg:max-h-[44rem]"
          />
        )}
        <ReadingDays days={days} selected={selected} onSelect={setSelected} />
      </div>
      <ReadingExtras entries={entries} currency={head.currency} people={people} />
    </>
  );
}
