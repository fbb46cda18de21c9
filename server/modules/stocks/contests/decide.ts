import type { Command, Decision } from '../../../engine/types.ts';
import type { SeasonInput } from './input.ts';
import { addMaker, join } from './joining.ts';
import { announce, cancel, saveSeason } from './operating.ts';
import type { SeasonState } from './state.ts';
import { begin, finish } from './turning.ts';

/** Decides one command on a season; a refusal changes nothing. */
export function decideSeason(state: SeasonState, command: Command<SeasonInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'save':
      return saveSeason(state, command, input);
    case 'announce':
      return announce(state, command, input);
    case 'cancel':
      return cancel(state, command, input);
    case 'join':
      return join(state, command, input);
    case 'add-maker':
      return addMaker(state, command, input);
    case 'begin':
      return begin(state, command, input);
    case 'finish':
      return finish(state, command, input);
  }
}
