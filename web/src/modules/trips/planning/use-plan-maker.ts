import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useRef } from 'react';
import {
  type Fallback,
  makePlan,
  modelUseQuery,
  type PlanNews,
  type ProposalView,
  proposalQuery,
  type WishBody,
} from '../../../api/trips-planning.ts';

type Step = Extract<PlanNews, { event: 'progress' }>['data']['step'];
export type Making = {
  step: Step;
  share: number | null;
  /** By the number of the day. */
  themes: readonly string[];
  fallback: Fallback | null;
};
type State = { making: Making | null; error: unknown };
type Action = { kind: 'begin' } | { kind: 'news'; news: PlanNews } | { kind: 'end'; error: unknown };

const IDLE: State = { making: null, error: null };

function reduce(state: State, action: Action): State {
  if (action.kind === 'begin') {
    return { making: { step: 'reading', share: null, themes: [], fallback: null }, error: null };
  }
  if (action.kind === 'end') return { making: null, error: action.error };
  if (state.making === null) return state;
  return { ...state, making: heard(state.making, action.news) };
}

function heard(making: Making, { event, data }: PlanNews): Making {
  if (event === 'progress') return { ...making, step: data.step, share: data.share };
  if (event === 'fallback') return { ...making, fallback: data.reason };
  if (event !== 'theme') return making;
  const themes = [...making.themes];
  themes[data.day] = data.text;
  return { ...making, themes };
}

/** Asks for plans, one at a time, and says how far the one that is being made has come. */
export function usePlanMaker(tripId: string, onDone: (proposal: ProposalView) => void) {
  const queryClient = useQueryClient();
  const [state, dispatch] = useReducer(reduce, IDLE);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const make = async (wish: WishBody): Promise<void> => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    dispatch({ kind: 'begin' });
    try {
      const proposal = await makePlan(tripId, wish, (news) => dispatch({ kind: 'news', news }), own.signal);
      queryClient.setQueryData(proposalQuery(tripId, proposal.proposalId).queryKey, proposal);
      dispatch({ kind: 'end', error: null });
      onDone(proposal);
    } catch (error) {
      if (!own.signal.aborted) dispatch({ kind: 'end', error });
    } finally {
      if (wish.withModel) void queryClient.invalidateQueries(modelUseQuery);
    }
  };
  return {
    ...state,
    make: (wish: WishBody) => void make(wish),
    cancel: () => {
      running.current?.abort();
      dispatch({ kind: 'end', error: null });
    },
  };
}
