import type { Command, Decision } from '../../../engine/types.ts';
import { addHall, drawHall, removeHall, renameHall } from './halls.ts';
import type { ShowsInput } from './input.ts';
import { removePerformance, savePerformance, setStatus } from './performances.ts';
import { removePerformer, savePerformer } from './performers.ts';
import { addRounds, editRound, removeRound } from './rounds.ts';
import type { ShowsState } from './state.ts';
import { removeVenue, saveVenue } from './venues.ts';

/** The decide of the lane `tickets-shows`: what operators do with places and shows. A refusal changes nothing. */
export function decideShows(state: ShowsState, command: Command<ShowsInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'save-venue':
      return saveVenue(state, command, input);
    case 'remove-venue':
      return removeVenue(state, command, input);
    case 'add-hall':
      return addHall(state, command, input);
    case 'rename-hall':
      return renameHall(state, command, input);
    case 'draw-hall':
      return drawHall(state, command, input);
    case 'remove-hall':
      return removeHall(state, command, input);
    case 'save-performer':
      return savePerformer(state, command, input);
    case 'remove-performer':
      return removePerformer(state, command, input);
    case 'save-performance':
      return savePerformance(state, command, input);
    case 'set-status':
      return setStatus(state, command, input);
    case 'remove-performance':
      return removePerformance(state, command, input);
    case 'add-rounds':
      return addRounds(state, command, input);
    case 'edit-round':
      return editRound(state, command, input);
    case 'remove-round':
      return removeRound(state, command, input);
  }
}
