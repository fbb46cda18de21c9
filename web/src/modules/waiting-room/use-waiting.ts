import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useAccount } from '../../api/hooks.ts';
import { ownPath } from '../../api/next-path.ts';
import { subscribe } from '../../api/stream.ts';
import { useCommand } from '../../api/use-command.ts';
import { readAfreshSoon } from '../../api/use-live.ts';
import {
  enterRoom,
  entryQuery,
  leaveRoom,
  type RoomKind,
  roomQuery,
  roomTopic,
  visitBehind,
  type WorkDone,
} from '../../api/waiting-room.ts';
import { clearAdmission, keepAdmission } from './admission.ts';
import { type Moved, mergeMoved } from './live-entry.ts';
import { doWork } from './work/do-work.ts';

/** Not all who were told the same come in the same moment. */
const SPREAD = 0.15;
const ROOM_EVERY_MS = 20_000;
const ROOM_ID = /^[0-9A-Z]{1,16}$/;

/** Waiting in one room: where one stands, kept true, and what one can do. */
export function useWaiting(kind: RoomKind, id: string) {
  const queryClient = useQueryClient();
  const accountId = useAccount()?.accountId;
  const [spread] = useState(() => 1 + Math.random() * SPREAD);
  const room = useQuery({ ...roomQuery(kind, id), refetchInterval: ROOM_EVERY_MS });
  const entry = useQuery({
    ...entryQuery(kind, id),
    enabled: accountId !== undefined,
    refetchInterval: ({ state: { data } }) => (data ? Math.round(data.nextPollS * 1_000 * spread) : false),
    // Whoever waits does something else meanwhile, and wants to be told all the same.
    refetchIntervalInBackground: true,
  });
  const reread = useCallback(() => {
    void queryClient.invalidateQueries({ queryKey: entryQuery(kind, id).queryKey });
    void queryClient.invalidateQueries({ queryKey: roomQuery(kind, id).queryKey });
  }, [queryClient, kind, id]);
  useRoomNews(kind, id, reread);
  return {
    room,
    entry,
    reread,
    arriving: useArriving(kind, id, reread),
    visiting: useVisiting(kind, id, room.data?.behind.path, reread),
    leaving: useCommand<null, unknown>({
      name: `waiting-leave:${kind}:${id}`,
      run: (_, key) => leaveRoom(kind, id, key),
      onDone: () => {
        clearAdmission(kind, id);
        reread();
      },
      onRefused: reread,
    }),
  };
}
export type Waiting = ReturnType<typeof useWaiting>;

/** What the stream says of the room and of one's own turn. */
function useRoomNews(kind: RoomKind, id: string, reread: () => void): void {
  const queryClient = useQueryClient();
  const accountId = useAccount()?.accountId;
  useEffect(() => {
    // An address that somebody mistyped would be refused, and with it the topics of all tabs.
    if (!ROOM_ID.test(id)) return;
    const { queryKey } = entryQuery(kind, id);
    return subscribe(roomTopic(kind, id), ({ event, data }) => {
      if (event === 'moved') {
        queryClient.setQueryData(queryKey, (old) => old && mergeMoved(old, data as Moved));
      } else if (event === 'room' || event === 'opened' || event === 'reset') {
        readAfreshSoon(queryClient, roomQuery(kind, id).queryKey);
        readAfreshSoon(queryClient, queryKey);
      }
    });
  }, [kind, id, queryClient]);
  useEffect(() => {
    if (accountId === undefined) return;
    return subscribe('me', ({ event, data }) => {
      const isMine =
        event === 'turn' && `waiting-room:${(data as { roomId: string }).roomId}` === roomTopic(kind, id);
      if (isMine) reread();
    });
  }, [accountId, kind, id, reread]);
}

/** Coming in; where the door asks for work, it is done first. */
function useArriving(kind: RoomKind, id: string, reread: () => void) {
  const command = useCommand<WorkDone | null, unknown>({
    name: `waiting-enter:${kind}:${id}`,
    run: (work, key) => enterRoom(kind, id, work, key),
    onDone: reread,
    // What the door asks for may be another thing since the room was read.
    onRefused: reread,
  });
  const [working, setWorking] = useState<'no' | 'yes' | 'failed'>('no');
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const { submit } = command;
  const arrive = useCallback(
    (needsWork: boolean) => {
      if (!needsWork) {
        submit(null);
        return;
      }
      abort.current?.abort();
      const controller = new AbortController();
      abort.current = controller;
      setWorking('yes');
      doWork(kind, id, controller.signal).then(
        (work) => {
          setWorking('no');
          submit(work);
        },
        () => {
          if (!controller.signal.aborted) setWorking('failed');
        },
      );
    },
    [kind, id, submit],
  );
  return { command, arrive, working };
}

/** Going in: the admission is kept, and the page behind the door opens. */
function useVisiting(kind: RoomKind, id: string, path: string | undefined, onRefused: () => void) {
  const router = useRouter();
  return useCommand({
    name: `waiting-visit:${kind}:${id}`,
    run: (_: null, key) => visitBehind(kind, id, key),
    onDone: ({ data: { admission, expiresAt, number } }) => {
      keepAdmission(kind, id, { token: admission, expiresAt, number });
      router.history.push(ownPath(path) ?? '/');
    },
    onRefused,
  });
}
