import { type Command, type Decision, type DomainEvent, refused } from '../../../engine/types.ts';
import { begun, conflictOf, showPicture, take, touch } from './changing.ts';
import { performanceChanged, posterOf } from './events.ts';
import type { ShowsCommand } from './input.ts';
import type { CastMember, Performance, PerformanceFacts, Round } from './show.ts';
import type { ShowsState } from './state.ts';

export const roundsOf = ({ rounds }: ShowsState, performanceId: string): Round[] =>
  [...rounds.values()].filter((round) => round.performanceId === performanceId);

/** Writes a show: a new one as a draft, or a whole one anew. Rounds keep those who play in them. */
export function savePerformance(
  state: ShowsState,
  command: Command,
  { performanceId, version, facts, reason }: ShowsCommand<'save-performance'>,
): Decision {
  const before = state.performances.get(performanceId);
  if (version !== null) {
    if (!before) return refused('tickets.performance-not-found');
    const conflict = conflictOf(before, version);
    if (conflict) return conflict;
  }
  const fault = faultOf(state, facts, before);
  if (fault) return refused('tickets.invalid-performance', fault);
  const owner = posterOf(performanceId);
  const refusal = showPicture(state, command, owner, before?.facts.posterId ?? null, facts.posterId);
  if (refusal) return refusal;
  const show: Performance = before ?? {
    ...{ id: performanceId, ...begun(command.at), facts, status: 'draft', span: null, isCastChanged: true },
  };
  if (before) {
    if (JSON.stringify(before.facts.cast) !== JSON.stringify(facts.cast)) {
      before.isCastChanged = true;
      recast(state, command, before, facts.cast);
    }
    touch(before, command);
  }
  show.facts = facts;
  state.performances.set(performanceId, show);
  return {
    accepted: true,
    result: { performanceId, version: show.version },
    events: [performanceChanged(performanceId)],
    audit: {
      action: before ? 'tickets.edit-performance' : 'tickets.create-performance',
      subject: performanceId,
      reason,
      details: { title: facts.title.ko },
    },
  };
}

type Fault = { readonly reason: string; readonly performerId?: string };

function faultOf(state: ShowsState, facts: PerformanceFacts, before: Performance | undefined): Fault | null {
  if (!state.venues.has(facts.venueId)) return { reason: 'venue' };
  const isMoved = before !== undefined && before.facts.venueId !== facts.venueId;
  if (isMoved && roundsOf(state, before.id).length > 0) return { reason: 'venue-has-rounds' };
  if (facts.breakMinutes >= facts.minutes) return { reason: 'break' };
  const unknown = facts.cast.find(({ performerId }) => !state.performers.has(performerId));
  return unknown ? { reason: 'performer', performerId: unknown.performerId } : null;
}

/** Rounds name who plays by a place on the bill: they follow those who have moved on it, and lose those who have gone. */
function recast(
  state: ShowsState,
  command: Command,
  { id, facts }: Performance,
  cast: readonly CastMember[],
): void {
  const roles = cast.map(({ performerId, role }) => `${performerId}/${role.ko}`);
  const performers = cast.map(({ performerId }) => performerId);
  const moved = facts.cast.map(({ performerId, role }) => {
    const same = roles.indexOf(`${performerId}/${role.ko}`);
    return same >= 0 ? same : performers.indexOf(performerId);
  });
  for (const round of roundsOf(state, id)) {
    const places = [...new Set(round.facts.castPlaces.map((place) => moved[place] ?? -1))];
    const castPlaces = places.filter((place) => place >= 0).sort((a, b) => a - b);
    if (castPlaces.join() === round.facts.castPlaces.join()) continue;
    round.facts = { ...round.facts, castPlaces };
    touch(round, command);
  }
}

/** Shows a show, hides it, or ends it. What has been sold once is hidden rather than a draft again. */
export function setStatus(
  state: ShowsState,
  command: Command,
  { performanceId, status, reason }: ShowsCommand<'set-status'>,
): Decision {
  const show = state.performances.get(performanceId);
  if (!show) return refused('tickets.performance-not-found');
  const from = show.status;
  const result = { performanceId, version: show.version };
  if (from === status) return { accepted: true, result };
  if (status === 'draft') return refused('tickets.invalid-performance', { reason: 'status' });
  show.status = status;
  touch(show, command);
  return {
    accepted: true,
    result: { ...result, version: show.version },
    events: [performanceChanged(performanceId)],
    audit: {
      action: 'tickets.set-performance-status',
      subject: performanceId,
      reason,
      details: { from, to: status },
    },
  };
}

/** Takes away a show without rounds, and its poster. */
export function removePerformance(
  state: ShowsState,
  command: Command,
  { performanceId, reason }: ShowsCommand<'remove-performance'>,
): Decision {
  const show = state.performances.get(performanceId);
  if (!show) return refused('tickets.performance-not-found');
  if (roundsOf(state, performanceId).length > 0) return refused('tickets.in-use');
  showPicture(state, command, posterOf(performanceId), show.facts.posterId, null);
  take(state.performances, state.removed.performances, show);
  const events: DomainEvent[] = [performanceChanged(performanceId)];
  const details = { title: show.facts.title.ko };
  return {
    accepted: true,
    result: { performanceId },
    events,
    audit: { action: 'tickets.remove-performance', subject: performanceId, reason, details },
  };
}
