import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { storage } from '../../api/storage.ts';
import type { Entry, Room } from '../../api/waiting-room.ts';
import { useFormat } from '../../i18n/format.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useCalmAnnouncements } from './calm.ts';
import { ConnectionNote } from './connection-note.tsx';
import { LeaveButton } from './leave-button.tsx';
import type { Waiting } from './use-waiting.ts';
import { useWaitWords } from './wait-words.ts';

/** How many were ahead when one first saw it: where the bar begins, also after a reload. */
function useFirstAhead({ roomId, arrivedAt }: Entry, ahead: number): number {
  const key = `madang.queue.${roomId}.${arrivedAt}`;
  const [first] = useState(() => Math.max(ahead, Number(storage.get(key, 'session')) || 0));
  useEffect(() => storage.set(key, String(first), 'session'), [key, first]);
  return Math.max(first, ahead);
}

/** After the opening: how many are ahead, how fast it goes, how long it takes, and whether there will be something left. */
export function Place({ room, entry, waiting }: { room: Room; entry: Entry; waiting: Waiting }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWaitWords();
  const ahead = entry.ahead ?? 0;
  const first = useFirstAhead(entry, ahead);
  const place = t('waitingRoom.place.ahead', { total: format.number(ahead) });
  const isPaused = entry.room.status === 'paused';
  const wait = isPaused ? t('waitingRoom.paused') : words(entry.expectedWaitS ?? 0);
  useCalmAnnouncements(`${place} ${wait}`);
  return (
    <>
      <Card className="flex flex-col gap-5">
        <div>
          <p className="font-semibold text-muted">{t('waitingRoom.place.title')}</p>
          <p className="tnum text-5xl font-extrabold tracking-tight">{format.number(ahead + 1)}</p>
          <p className="tnum mt-1 text-muted">{place}</p>
        </div>
        <Progress
          label={t('waitingRoom.place.title')}
          value={first - ahead + 1}
          max={first + 1}
          text={place}
          tone={isPaused ? 'warn' : 'accent'}
        />
        {isPaused ? (
          <Banner tone="warn">{t('waitingRoom.paused')}</Banner>
        ) : (
          <Facts
            items={[
              { label: t('waitingRoom.place.wait'), value: wait },
              {
                label: t('waitingRoom.place.speed'),
                value: t('waitingRoom.place.perMinute', { total: format.number(entry.perMinute) }),
              },
              {
                label: t('waitingRoom.place.behind'),
                value: format.number(Math.max(0, entry.waiting - ahead - 1)),
              },
            ]}
          />
        )}
        <Chances entry={entry} ahead={ahead} />
        <ConnectionNote waiting={waiting} />
        <p className="text-sm text-muted">{t('waitingRoom.place.kept')}</p>
      </Card>
      {room.status !== 'off' && <LeaveButton waiting={waiting} />}
    </>
  );
}

/** Said early: nobody should wait for what cannot come. */
function Chances({ entry, ahead }: { entry: Entry; ahead: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { likely, free } = entry;
  return (
    <div role="status" className="empty:hidden">
      {(likely === 'unlikely' || likely === 'no') && (
        <Banner tone={likely === 'no' ? 'bad' : 'warn'} icon={<TriangleAlert aria-hidden="true" />}>
          <p>{t(free === 0 ? 'waitingRoom.chances.none' : `waitingRoom.chances.${likely}`)}</p>
          {free > 0 && (
            <p className="tnum mt-1 font-normal">
              {t('waitingRoom.chances.numbers', { ahead: format.number(ahead), free: format.number(free) })}
            </p>
          )}
        </Banner>
      )}
    </div>
  );
}
