import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { serverNowMs } from '../../../api/clock.ts';
import { useOnline } from '../../../api/hooks.ts';
import { doorKey, readDoorList, sendScans } from '../../../api/tickets-entry.ts';
import { createDoor, type Door, type DoorState } from './door.ts';
import { doorStore } from './door-store.ts';

/** People stand in front of the door: whoever does not answer soon is not waited for. */
const PATIENCE_MS = 4_000;
const SYNC_EVERY_MS = 5_000;
const LIST_EVERY_MS = 60_000;

/** The door of a round on this device: kept up to date while there is a network. */
export function useDoor(roundId: string, device: string): DoorState & { door: Door } {
  const queryClient = useQueryClient();
  const online = useOnline();
  const door = useMemo(
    () =>
      createDoor(roundId, device, {
        send: async (body, key) => {
          const { data } = await sendScans(roundId, body, key);
          void queryClient.invalidateQueries({ queryKey: doorKey });
          return data.results;
        },
        readList: () => readDoorList(roundId),
        store: doorStore,
        isOnline: () => navigator.onLine,
        nowMs: serverNowMs,
        makeId: () => crypto.randomUUID(),
        patience: () => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
      }),
    [roundId, device, queryClient],
  );
  const state = useSyncExternalStore(door.subscribe, door.get);
  useEffect(() => void door.open(), [door]);

  const { isReady } = state;
  useEffect(() => {
    if (!online || !isReady) return;
    // A server that is out of reach is asked again a little later.
    const sync = () => void door.sync().catch(() => undefined);
    const refresh = () => void door.refresh().catch(() => undefined);
    sync();
    refresh();
    const timers = [setInterval(sync, SYNC_EVERY_MS), setInterval(refresh, LIST_EVERY_MS)];
    return () => {
      for (const timer of timers) clearInterval(timer);
    };
  }, [door, online, isReady]);
  return { ...state, door };
}
