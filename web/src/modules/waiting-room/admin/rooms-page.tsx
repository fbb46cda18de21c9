import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Hourglass, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AdminRoom, adminRoomsQuery } from '../../../api/waiting-room-admin.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { roomTones } from '../room-head.tsx';
import { useRoomTime } from '../room-time.ts';
import { ChooseBehind } from './choose-behind.tsx';

const route = getRouteApi('/admin/waiting-rooms');

/** Every room there is, with how many wait in it and are inside. */
export function RoomsPage() {
  const { t } = useTranslation();
  const { status = 'current' } = route.useSearch();
  const navigate = route.useNavigate();
  const rooms = useInfiniteQuery({ ...adminRoomsQuery(status), refetchInterval: 5_000 });
  const [isChoosing, setChoosing] = useState(false);
  const add = (
    <Button size="sm" icon={<Plus aria-hidden="true" className="size-5" />} onClick={() => setChoosing(true)}>
      {t('waitingRoom.admin.new')}
    </Button>
  );
  return (
    <Page title={t('waitingRoom.admin.title')} lead={t('waitingRoom.admin.lead')} action={add}>
      <div className="mb-5">
        <Segmented
          label={t('waitingRoom.admin.show')}
          value={status}
          onChange={(next) =>
            void navigate({ search: next === 'off' ? { status: next } : {}, replace: true })
          }
          tabs={(['current', 'off'] as const).map((value) => ({
            value,
            label: t(`waitingRoom.admin.tabs.${value}`),
          }))}
        />
      </div>
      <PagedList
        query={rooms}
        empty={
          <EmptyState
            icon={<Hourglass aria-hidden="true" />}
            title={t('waitingRoom.admin.none')}
            action={status === 'current' ? add : undefined}
          >
            {t('waitingRoom.admin.noneLead')}
          </EmptyState>
        }
      >
        {(items) => (
          <ul className="flex flex-col gap-2">
            {items.map((room) => (
              <li key={room.roomId}>
                <Row room={room} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
      {isChoosing && <ChooseBehind onClose={() => setChoosing(false)} />}
    </Page>
  );
}

function Row({ room }: { room: AdminRoom }) {
  const { t } = useTranslation();
  const format = useFormat();
  const time = useRoomTime(room.roomId);
  const local = useLocal();
  const { kind, id, behind, counts } = room;
  return (
    <Link
      to="/admin/waiting-rooms/$kind/$id"
      params={{ kind, id }}
      className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-2xl border border-line bg-surface px-4 py-3 hover:border-line-strong"
    >
      <span className="min-w-0 flex-1 basis-56">
        <span className="block truncate font-semibold">
          {behind === null ? t('waitingRoom.admin.gone') : local(behind.title)}
        </span>
        <span className="block text-sm text-muted">
          {behind?.takesPlaceAt
            ? t('waitingRoom.takesPlaceAt', { at: time(behind.takesPlaceAt) })
            : t(`waitingRoom.admin.kind.${kind}`)}
          {' · '}
          {t('waitingRoom.opensAt', { at: time(room.opensAt) })}
        </span>
      </span>
      <span className="tnum text-sm text-muted">
        {t('waitingRoom.admin.counts.waiting')} <b className="text-ink">{format.number(counts.waiting)}</b>
        {' · '}
        {t('waitingRoom.admin.counts.inside')}{' '}
        <b className="text-ink">{format.number(counts.inside + counts.called)}</b>
      </span>
      <Badge tone={roomTones[room.status]}>{t(`waitingRoom.status.${room.status}`)}</Badge>
    </Link>
  );
}
