import { useTranslation } from 'react-i18next';
import { useStreamStatus } from '../../api/hooks.ts';
import type { Room } from '../../api/waiting-room.ts';
import { useLocal } from '../../i18n/use-local.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { cx } from '../../ui/cx.ts';
import { useRoomTime } from './room-time.ts';

export const roomTones: Record<Room['status'], BadgeTone> = {
  closed: 'neutral',
  lobby: 'info',
  open: 'good',
  paused: 'warn',
  off: 'neutral',
};

/** What one waits for, and whether the page hears of news at once. */
export function RoomHead({ room }: { room: Room }) {
  const { t } = useTranslation();
  const local = useLocal();
  const time = useRoomTime(room.roomId);
  const status = useStreamStatus();
  return (
    <header className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={roomTones[room.status]}>{t(`waitingRoom.status.${room.status}`)}</Badge>
        <span className="flex items-center gap-1.5 text-sm font-semibold text-muted">
          <span
            aria-hidden="true"
            className={cx('size-2 rounded-full', status === 'live' ? 'animate-pulse bg-good' : 'bg-warn')}
          />
          {t(status === 'live' ? 'coupons.live' : 'coupons.reconnecting')}
        </span>
      </div>
      <p className="text-2xl font-extrabold break-keep">{local(room.behind.title)}</p>
      {room.behind.takesPlaceAt !== null && (
        <p className="font-semibold">
          {t('waitingRoom.takesPlaceAt', { at: time(room.behind.takesPlaceAt) })}
        </p>
      )}
      <p className="text-muted">{t('waitingRoom.opensAt', { at: time(room.opensAt) })}</p>
    </header>
  );
}
