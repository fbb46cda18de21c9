import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../api/clock.ts';
import type { AdminRoom } from '../../../api/waiting-room-admin.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Card, Facts } from '../../../ui/card.tsx';
import { Countdown } from '../../../ui/countdown.tsx';
import { Meter } from '../../../ui/meter.tsx';

const COUNTS = ['waiting', 'called', 'inside', 'done', 'left', 'lapsed'] as const;

/** How many wait, are called and inside, and how fast it goes; read again every two seconds. */
export function RoomLive({ room }: { room: AdminRoom }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useServerNow();
  const { counts } = room;
  const busy = counts.called + counts.inside;
  return (
    <section aria-label={t('waitingRoom.admin.live')} className="flex flex-col gap-4">
      {(room.status === 'closed' || room.status === 'lobby') && (
        <Card>
          <p className="mb-3 font-semibold text-muted">{t('waitingRoom.lobby.opensIn')}</p>
          <Countdown size="lg" targetMs={Date.parse(room.opensAt)} nowMs={now} />
        </Card>
      )}
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {COUNTS.map((name) => (
          <Card key={name} className="p-4!">
            <dt className="text-sm text-muted">{t(`waitingRoom.admin.counts.${name}`)}</dt>
            <dd className="tnum text-2xl font-extrabold">{format.number(counts[name])}</dd>
          </Card>
        ))}
      </dl>
      <Card className="flex flex-col gap-4">
        <div>
          <p className="tnum mb-2 flex justify-between text-sm text-muted">
            <span>{t('waitingRoom.admin.insideLimit')}</span>
            <span>
              {format.number(busy)} / {format.number(room.insideLimit)}
            </span>
          </p>
          <Meter label={t('waitingRoom.admin.insideLimit')} value={busy} max={room.insideLimit} />
        </div>
        <Facts
          items={[
            { label: t('waitingRoom.admin.free'), value: format.number(room.free) },
            { label: t('waitingRoom.admin.perMinute'), value: format.number(room.calledPerMinute) },
            { label: t('waitingRoom.admin.ended'), value: format.number(room.endedPerMinute) },
            { label: t('waitingRoom.admin.early'), value: format.number(room.early) },
            { label: t('waitingRoom.admin.late'), value: format.number(room.late) },
            { label: t('waitingRoom.admin.admissions'), value: format.number(room.admissions) },
          ]}
        />
      </Card>
    </section>
  );
}
