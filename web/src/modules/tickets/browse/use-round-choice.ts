import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Performance, RoundCard, RoundState } from '../../../api/tickets-types.ts';
import { dayOf } from '../show-time.ts';
import { isAhead, roundStateAt } from './round-state.ts';

const route = getRouteApi('/tickets/performances/$performanceId');

export type ShownRound = RoundCard & {
  /** Of the halls’ calendar. */
  day: string;
  /** 1 for the first of its day. */
  no: number;
  stateNow: RoundState;
};

export type RoundChoice = {
  days: ReadonlyMap<string, { isOpen: boolean }>;
  day: string | null;
  rounds: readonly ShownRound[];
  round: ShownRound | null;
  chooseDay: (day: string) => void;
  chooseRound: (roundId: string) => void;
};

/** Which round one looks at: the one in the address, else the first that can be had. */
export function useRoundChoice({ rounds }: Pick<Performance, 'rounds'>, nowMs: number): RoundChoice {
  const { round: asked } = route.useSearch();
  const navigate = route.useNavigate();
  // A round changes its state on a second; what the rounds are does not.
  const shown = useMemo(() => withDays(rounds), [rounds]);
  const all: ShownRound[] = shown.map((round) => ({ ...round, stateNow: roundStateAt(round, nowMs) }));
  const ahead = all.filter(({ stateNow }) => isAhead(stateNow));
  const round =
    all.find(({ roundId }) => roundId === asked) ??
    all.find(({ stateNow }) => stateNow === 'on-sale') ??
    ahead[0] ??
    null;
  const days = new Map<string, { isOpen: boolean }>();
  for (const { day, stateNow } of ahead) {
    const isOpen = stateNow === 'on-sale' || stateNow === 'scheduled';
    days.set(day, { isOpen: isOpen || days.get(day)?.isOpen === true });
  }
  const chooseRound = (roundId: string) =>
    void navigate({ search: (before) => ({ ...before, round: roundId }), replace: true, resetScroll: false });
  return {
    days,
    day: round?.day ?? null,
    rounds: all.filter(({ day }) => day === round?.day),
    round,
    chooseRound,
    chooseDay: (day) => {
      const ofDay = ahead.filter((one) => one.day === day);
      const first = ofDay.find(({ stateNow }) => stateNow === 'on-sale') ?? ofDay[0];
      if (first !== undefined) chooseRound(first.roundId);
    },
  };
}

function withDays(rounds: readonly RoundCard[]): Omit<ShownRound, 'stateNow'>[] {
  const counts = new Map<string, number>();
  return rounds
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
    .map((round) => {
      const day = dayOf(round.startsAt);
      const no = (counts.get(day) ?? 0) + 1;
      counts.set(day, no);
      return { ...round, day, no };
    });
}
