import type { Command, Decision } from '../../engine/types.ts';
import { call } from './calling.ts';
import type { RoomInput } from './input.ts';
import { arrive, enter, leave } from './members.ts';
import { clear, operate } from './operating.ts';
import type { RoomState } from './state.ts';

/** Decides one command on a room; a refusal changes nothing. */
export function decideRoom(state: RoomState, command: Command<RoomInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'arrive':
      return arrive(state, command, input);
    case 'leave':
      return leave(state, command, input);
    case 'enter':
      return enter(state, command, input);
    case 'call':
      return call(state, command, input);
    case 'clear':
      return clear(state, command, input.roomId);
    default:
      return operate(state, command, input);
  }
}
