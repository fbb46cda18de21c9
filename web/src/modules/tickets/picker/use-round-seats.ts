import { startTransition, useEffect, useMemo, useRef, useState } from 'react';
import { subscribe } from '../../../api/stream.ts';
import { readStates, type SeatsNews } from '../../../api/tickets-seats.ts';
import type { HallPlan } from './hall-plan.ts';
import { type SeatBoard, seatBoard } from './seat-board.ts';

export interface RoundSeats {
  readonly board: SeatBoard;
  /** Grows whenever the board has changed: what is drawn by React hangs on it. */
  readonly version: number;
  readonly isLoaded: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  /** Hears which places have changed, at once. @returns how to stop */
  readonly onChange: (listener: (seats: readonly number[]) => void) => () => void;
}

/** How soon after somebody's news it is read again: where everyone comes at once, everyone misses the same message. */
const AFRESH_MS = { least: 200, spread: 1_500 };

/** How soon counts and lists follow the map, which shows each change at once. */
const WORDS_MS = 250;

/** A round's places as they are now: read once as a whole, kept true by what arrives live, read again after a gap. */
export function useRoundSeats(roundId: string, plan: HallPlan): RoundSeats {
  const board = useMemo(() => seatBoard(plan), [plan]);
  const [version, setVersion] = useState(0);
  const [loaded, setLoaded] = useState<SeatBoard | null>(null);
  const [error, setError] = useState<unknown>(null);
  const listeners = useRef(new Set<(seats: readonly number[]) => void>());
  const read = useRef(() => {});
  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let later: ReturnType<typeof setTimeout> | undefined;
    const tell = (seats: readonly number[] | null): void => {
      if (seats === null || seats.length === 0) return;
      for (const listener of listeners.current) listener(seats);
      later ??= setTimeout(() => {
        later = undefined;
        // What stands in words may wait for a frame that is free.
        startTransition(() => setVersion((before) => before + 1));
      }, WORDS_MS);
    };
    const load = (): void => {
      timer = undefined;
      readStates(roundId, abort.signal).then(
        (snapshot) => {
          setError(null);
          tell(board.load(snapshot));
          setLoaded(board);
        },
        (failure: unknown) => {
          if (!abort.signal.aborted) setError(failure);
        },
      );
    };
    const loadSoon = (): void => {
      timer ??= setTimeout(load, AFRESH_MS.least + Math.random() * AFRESH_MS.spread);
    };
    read.current = load;
    load();
    const stop = subscribe(`tickets-round:${roundId}`, ({ event, data }) => {
      if (event === 'reset') load();
      else if (event === 'opened') loadSoon();
      else if (event === 'seats') {
        const changed = board.apply(data as SeatsNews);
        if (changed === null) loadSoon();
        else tell(changed);
      }
    });
    return () => {
      stop();
      clearTimeout(timer);
      clearTimeout(later);
      abort.abort();
    };
  }, [roundId, board]);
  const onChange = useMemo(
    () => (listener: (seats: readonly number[]) => void) => {
      listeners.current.add(listener);
      return () => void listeners.current.delete(listener);
    },
    [],
  );
  return useMemo(
    () => ({
      ...{ board, version, error, onChange },
      isLoaded: loaded === board,
      retry: () => read.current(),
    }),
    [board, version, error, onChange, loaded],
  );
}
