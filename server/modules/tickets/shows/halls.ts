import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { begun, conflictOf, take, touch } from './changing.ts';
import { venueChanged } from './events.ts';
import type { ShowsCommand } from './input.ts';
import type { Hall } from './show.ts';
import type { ShowsState } from './state.ts';

const done = (
  { id: hallId, venueId, version, name }: Hall,
  action: string,
  reason: string | null,
  details: Record<string, unknown> = {},
): Decision => ({
  accepted: true,
  result: { hallId, version },
  events: [venueChanged(venueId)],
  audit: { action, subject: hallId, reason, details: { name: name.ko, ...details } },
});

export function addHall(
  state: ShowsState,
  command: Command,
  { hallId, venueId, name, reason }: ShowsCommand<'add-hall'>,
): Decision {
  if (!state.venues.has(venueId)) return refused('tickets.venue-not-found');
  const hall: Hall = { id: hallId, ...begun(command.at), venueId, name, mapId: null, seats: 0 };
  state.halls.set(hallId, hall);
  state.mapNos.set(hallId, 0);
  // Venues are locked by those who add to them, and taken away only when nothing is there.
  state.used.add(venueId);
  return done(hall, 'tickets.create-hall', reason);
}

export function renameHall(
  state: ShowsState,
  command: Command,
  { hallId, version, name, reason }: ShowsCommand<'rename-hall'>,
): Decision {
  const hall = state.halls.get(hallId);
  if (!hall) return refused('tickets.hall-not-found');
  const conflict = conflictOf(hall, version);
  if (conflict) return conflict;
  hall.name = name;
  touch(hall, command);
  return done(hall, 'tickets.edit-hall', reason);
}

/** Draws a hall anew. Rounds that there are keep the map that they were made with. */
export function drawHall(
  state: ShowsState,
  command: Command,
  { hallId, mapId, version, text, seats, reason }: ShowsCommand<'draw-hall'>,
): Decision {
  const hall = state.halls.get(hallId);
  if (!hall) return refused('tickets.hall-not-found');
  const conflict = conflictOf(hall, version);
  if (conflict) return conflict;
  const mapNo = (state.mapNos.get(hallId) ?? 0) + 1;
  state.mapNos.set(hallId, mapNo);
  const stored = { id: mapId, hallId, mapNo, text, seats };
  state.newMaps.push({ ...stored, createdBy: command.accountId, createdAt: command.at });
  hall.mapId = mapId;
  hall.seats = seats;
  touch(hall, command);
  const decision = done(hall, 'tickets.draw-hall', reason, { mapNo, seats });
  return { ...decision, result: { hallId, mapId, mapNo, seats, version: hall.version } } as Decision;
}

/** Takes away a hall in which nothing ever took place, with its maps. */
export function removeHall(
  state: ShowsState,
  _command: Command,
  { hallId, reason }: ShowsCommand<'remove-hall'>,
): Decision {
  const hall = state.halls.get(hallId);
  if (!hall) return refused('tickets.hall-not-found');
  const inBatch = [...state.rounds.values()].some(({ facts }) => facts.hallId === hallId);
  if (state.used.has(hallId) || inBatch) return refused('tickets.in-use');
  take(state.halls, state.removed.halls, hall);
  return done(hall, 'tickets.remove-hall', reason);
}
