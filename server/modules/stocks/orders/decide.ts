import type { Command, Decision } from '../../../engine/types.ts';
import { amend, cancel, cancelAll } from './changing.ts';
import type { StocksInput } from './input.ts';
import { delist, grant, list } from './listing.ts';
import {
  advanceMarket,
  breakCircuit,
  haltMarket,
  resumeMarket,
  setLimits,
  setMarketPhase,
  setReference,
} from './operating.ts';
import { place } from './place.ts';
import { settleDays } from './settle-days.ts';
import type { ExchangeState } from './state.ts';

/** Decides one command of the lane `stocks`; a refusal changes nothing but what time has changed. */
export function decideExchange(state: ExchangeState, command: Command<StocksInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'place':
      return place(state, command, input);
    case 'cancel':
      return cancel(state, command, input);
    case 'amend':
      return amend(state, command, input);
    case 'cancel-all':
      return cancelAll(state, command, input);
    case 'advance':
      return advanceMarket(state, command, input);
    case 'halt':
      return haltMarket(state, command, input);
    case 'resume':
      return resumeMarket(state, command, input);
    case 'set-phase':
      return setMarketPhase(state, command, input);
    case 'set-limits':
      return setLimits(state, command, input);
    case 'set-reference':
      return setReference(state, command, input);
    case 'list':
      return list(state, command, input);
    case 'delist':
      return delist(state, command, input);
    case 'circuit-break':
      return breakCircuit(state, command, input);
    case 'settle':
      return settleDays(state, input);
    case 'grant':
      return grant(state, command, input);
  }
}
