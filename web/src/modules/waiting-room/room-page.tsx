import { getRouteApi, Link, useRouterState } from '@tanstack/react-router';
import { DoorOpen, Hourglass } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../api/clock.ts';
import { useSession } from '../../api/hooks.ts';
import { ownPath } from '../../api/next-path.ts';
import type { Room } from '../../api/waiting-room.ts';
import { useLocal } from '../../i18n/use-local.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { Page } from '../../ui/page.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState, ErrorState, FormError } from '../../ui/states.tsx';
import { DoorCheck } from './door-check.tsx';
import { canComeIn, roomNow } from './live-entry.ts';
import { Lobby } from './lobby.tsx';
import { Place } from './place.tsx';
import { RoomHead } from './room-head.tsx';
import { useRoomTime } from './room-time.ts';
import { Turn } from './turn.tsx';
import { useWaiting, type Waiting } from './use-waiting.ts';

const route = getRouteApi('/waiting-rooms/$kind/$id');

/** Where one waits until it is one's turn. */
export function RoomPage() {
  const { t } = useTranslation();
  const local = useLocal();
  const { kind, id } = route.useParams();
  const waiting = useWaiting(kind, id);
  const { room, entry } = waiting;
  const now = useServerNow();
  const current = room.data && roomNow(room.data, entry.data, now);
  const isTurn = entry.data?.status === 'called';
  const name = room.data ? local(room.data.behind.title) : t('waitingRoom.title');
  return (
    <Page title={isTurn ? t('waitingRoom.turn.tab', { name }) : name} hideTitle narrow>
      {current ? (
        <div className="flex flex-col gap-4">
          <RoomHead room={current} />
          <InRoom key={`${kind}/${id}`} room={current} waiting={waiting} />
        </div>
      ) : current === null ? (
        <EmptyState
          icon={<DoorOpen aria-hidden="true" />}
          title={t('waitingRoom.none')}
          action={
            <Link to="/" className={buttonClass('secondary')}>
              {t('waitingRoom.home')}
            </Link>
          }
        >
          {t('waitingRoom.noneLead')}
        </EmptyState>
      ) : room.isError ? (
        <ErrorState error={room.error} onRetry={() => void room.refetch()} />
      ) : (
        <ListSkeleton />
      )}
    </Page>
  );
}

function InRoom({ room, waiting }: { room: Room; waiting: Waiting }) {
  const { t } = useTranslation();
  const session = useSession();
  const next = useRouterState({ select: ({ location }) => location.href });
  const { entry, arriving } = waiting;
  if (room.status === 'off') return <StraightIn path={room.behind.path} />;
  if (session.status === 'guest') {
    return (
      <Card className="flex flex-col gap-4">
        <p>{t('waitingRoom.guest')}</p>
        <Link to="/sign-in" search={{ next }} className={buttonClass('primary', 'lg')}>
          {t('waitingRoom.signIn')}
        </Link>
      </Card>
    );
  }
  if (entry.data === undefined) {
    return entry.isError ? (
      <ErrorState error={entry.error} onRetry={() => void entry.refetch()} />
    ) : (
      <ListSkeleton />
    );
  }
  switch (entry.data?.status) {
    case 'waiting':
      return entry.data.ahead === null ? (
        <Lobby room={room} entry={entry.data} waiting={waiting} />
      ) : (
        <Place room={room} entry={entry.data} waiting={waiting} />
      );
    case 'called':
    case 'inside':
      return <Turn entry={entry.data} waiting={waiting} />;
    default:
      return (
        <ComingIn
          key={entry.data?.status ?? 'new'}
          room={room}
          arriving={arriving}
          was={entry.data?.status ?? null}
          onOpen={waiting.reread}
        />
      );
  }
}

/** The room is off: nobody waits, everybody may buy. */
function StraightIn({ path }: { path: string }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<DoorOpen aria-hidden="true" />}
      title={t('waitingRoom.off')}
      action={
        <Link to={(ownPath(path) ?? '/') as '/'} className={buttonClass('primary', 'lg')}>
          {t('waitingRoom.straightIn')}
        </Link>
      }
    >
      {t('waitingRoom.offLead')}
    </EmptyState>
  );
}

interface ComingInProps {
  readonly room: Room;
  readonly arriving: Waiting['arriving'];
  /** How one's last stay has ended; null for the first. */
  readonly was: 'done' | 'left' | 'lapsed' | null;
  readonly onOpen: () => void;
}

/** Whoever comes for the first time is in at once; who was in and is not any more decides for themselves. */
function ComingIn({ room, arriving, was, onOpen }: ComingInProps) {
  const { t } = useTranslation();
  const time = useRoomTime(room.roomId);
  const now = useServerNow(250);
  const { command, arrive, working } = arriving;
  const needsWork = room.door === 'work';
  const isOpen = canComeIn(room, now);
  const tried = useRef(false);
  useEffect(() => {
    if (!isOpen || was !== null || tried.current) return;
    tried.current = true;
    arrive(needsWork);
  }, [isOpen, was, needsWork, arrive]);
  if (!isOpen) {
    return (
      <Card className="flex flex-col gap-4">
        <p className="font-semibold">{t('waitingRoom.closed', { at: time(room.lobbyAt) })}</p>
        <Countdown size="lg" targetMs={Date.parse(room.lobbyAt)} nowMs={now} onEnd={onOpen} />
        <p className="text-muted">{t('waitingRoom.closedLead')}</p>
      </Card>
    );
  }
  if (command.error?.code === 'waiting-room.door-person') return <DoorCheck onAgain={() => arrive(false)} />;
  if (was === null && command.error === null && working !== 'failed') {
    return (
      <Card className="flex items-center gap-4">
        <Hourglass aria-hidden="true" className="size-7 shrink-0 animate-pulse text-accent" />
        <p role="status" className="font-semibold">
          {t(working === 'yes' ? 'waitingRoom.working' : 'waitingRoom.arriving')}
        </p>
        <CommandWait command={command} />
      </Card>
    );
  }
  return (
    <Card className="flex flex-col gap-4">
      <p className="text-lg font-bold">{t(was === null ? 'waitingRoom.notIn' : `waitingRoom.was.${was}`)}</p>
      <p className="text-muted">
        {t(room.status === 'lobby' ? 'waitingRoom.againLobby' : 'waitingRoom.again')}
      </p>
      <FormError error={command.error} />
      {working === 'failed' && <p className="text-bad">{t('waitingRoom.workFailed')}</p>}
      <CommandWait command={command} />
      <Button size="lg" loading={command.busy || working === 'yes'} onClick={() => arrive(needsWork)}>
        {t('waitingRoom.join')}
      </Button>
      {was === 'done' && (
        <Link to={(ownPath(room.behind.path) ?? '/') as '/'} className={buttonClass('ghost')}>
          {t('waitingRoom.backTo')}
        </Link>
      )}
    </Card>
  );
}
