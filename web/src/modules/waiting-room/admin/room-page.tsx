import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { DoorOpen, ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/error.ts';
import { adminRoomQuery } from '../../../api/waiting-room-admin.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge } from '../../../ui/badge.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { roomTones } from '../room-head.tsx';
import { useRoomTime } from '../room-time.ts';
import { RoomActs } from './room-acts.tsx';
import { RoomForm } from './room-form.tsx';
import { RoomLive } from './room-live.tsx';

const route = getRouteApi('/admin/waiting-rooms/$kind/$id');

/** One room: what happens in it, and how it works; or, where there is none, the way to put one up. */
export function AdminRoomPage() {
  const { t } = useTranslation();
  const local = useLocal();
  const { kind, id } = route.useParams();
  const { data: room, error, isError, refetch } = useQuery(adminRoomQuery(kind, id));
  const time = useRoomTime(room?.roomId ?? '');
  const isThere = room !== undefined && room.version > 0;
  return (
    <Page
      title={room?.behind ? local(room.behind.title) : t('waitingRoom.admin.title')}
      lead={
        room?.behind?.takesPlaceAt
          ? t('waitingRoom.takesPlaceAt', { at: time(room.behind.takesPlaceAt) })
          : t(`waitingRoom.admin.kind.${kind}`)
      }
      back={
        <Link to="/admin/waiting-rooms" className={backClass}>
          <BackIcon />
          {t('waitingRoom.admin.title')}
        </Link>
      }
      action={
        isThere && (
          <div className="flex flex-wrap items-center gap-2">
            <Badge tone={roomTones[room.status]}>{t(`waitingRoom.status.${room.status}`)}</Badge>
            <Link to="/waiting-rooms/$kind/$id" params={{ kind, id }} className={buttonClass('ghost', 'sm')}>
              <ExternalLink aria-hidden="true" className="size-4.5" />
              {t('waitingRoom.admin.open')}
            </Link>
            <RoomActs kind={kind} id={id} room={room} />
          </div>
        )
      }
    >
      {room !== undefined ? (
        <div className="flex flex-col gap-6">
          {isThere && room.status !== 'off' && <RoomLive room={room} />}
          <RoomForm key={`${kind}/${id}/${room.status === 'off'}`} kind={kind} id={id} room={room} />
        </div>
      ) : isApiError(error) && error.status === 404 ? (
        <EmptyState icon={<DoorOpen aria-hidden="true" />} title={t('waitingRoom.admin.gone')} />
      ) : isError ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <ListSkeleton />
      )}
    </Page>
  );
}
