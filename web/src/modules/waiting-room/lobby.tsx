import { Shuffle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../api/clock.ts';
import type { Entry, Room } from '../../api/waiting-room.ts';
import { useFormat } from '../../i18n/format.ts';
import { announce } from '../../ui/announcer.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { ConnectionNote } from './connection-note.tsx';
import { LeaveButton } from './leave-button.tsx';
import type { Waiting } from './use-waiting.ts';

/** Before the opening: how long it takes, and that nothing one does now makes one's place better. */
export function Lobby({ room, entry, waiting }: { room: Room; entry: Entry; waiting: Waiting }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useServerNow(250);
  const opensAt = Date.parse(entry.room.opensAt);
  const isDrawing = now >= opensAt;
  return (
    <>
      <Card className="flex flex-col gap-5">
        <div>
          <p className="mb-3 font-semibold text-muted">
            {t(isDrawing ? 'waitingRoom.lobby.drawing' : 'waitingRoom.lobby.opensIn')}
          </p>
          {isDrawing ? (
            <p role="status" className="text-lg font-bold">
              {t('waitingRoom.lobby.drawingLead')}
            </p>
          ) : (
            <Countdown
              size="lg"
              targetMs={opensAt}
              nowMs={now}
              onEnd={() => announce(t('waitingRoom.lobby.drawingLead'))}
            />
          )}
        </div>
        <p className="tnum text-lg font-bold">
          {t('waitingRoom.lobby.waiting', { count: room.waiting, total: format.number(room.waiting) })}
        </p>
        <Banner tone="info" icon={<Shuffle aria-hidden="true" />}>
          <p>{t('waitingRoom.lobby.fair')}</p>
          <p className="mt-1 font-normal">{t('waitingRoom.lobby.noNeed')}</p>
        </Banner>
        {room.status === 'paused' && <Banner tone="warn">{t('waitingRoom.paused')}</Banner>}
        <ConnectionNote waiting={waiting} />
      </Card>
      <LeaveButton waiting={waiting} isLobby />
    </>
  );
}
