import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { begun, conflictOf, showPicture, take, touch } from './changing.ts';
import { performanceChanged, performerChanged, performerPictureOf } from './events.ts';
import type { ShowsCommand } from './input.ts';
import type { ShowsState } from './state.ts';

/** Writes a performer: a new one, or a whole one anew. */
export function savePerformer(
  state: ShowsState,
  command: Command,
  { performerId, version, facts, reason }: ShowsCommand<'save-performer'>,
): Decision {
  const before = state.performers.get(performerId);
  if (version !== null) {
    if (!before) return refused('tickets.performer-not-found');
    const conflict = conflictOf(before, version);
    if (conflict) return conflict;
  }
  const owner = performerPictureOf(performerId);
  const refusal = showPicture(state, command, owner, before?.facts.pictureId ?? null, facts.pictureId);
  if (refusal) return refusal;
  const performer = before ?? { id: performerId, ...begun(command.at), facts };
  const isRenamed = JSON.stringify(before?.facts.name) !== JSON.stringify(facts.name);
  if (before) touch(before, command);
  performer.facts = facts;
  state.performers.set(performerId, performer);
  const playing = isRenamed ? (state.playing.get(performerId) ?? []) : [];
  return {
    accepted: true,
    result: { performerId, version: performer.version },
    events: [performerChanged(performerId), ...playing.map(performanceChanged)],
    audit: {
      action: before ? 'tickets.edit-performer' : 'tickets.create-performer',
      subject: performerId,
      reason,
      details: { name: facts.name.ko },
    },
  };
}

/** Takes away a performer who is on no bill. */
export function removePerformer(
  state: ShowsState,
  command: Command,
  { performerId, reason }: ShowsCommand<'remove-performer'>,
): Decision {
  const performer = state.performers.get(performerId);
  if (!performer) return refused('tickets.performer-not-found');
  const isPlaying = (state.playing.get(performerId) ?? []).length > 0;
  const inBatch = [...state.performances.values()].some(({ facts }) =>
    facts.cast.some((member) => member.performerId === performerId),
  );
  if (isPlaying || inBatch) return refused('tickets.in-use');
  showPicture(state, command, performerPictureOf(performerId), performer.facts.pictureId, null);
  take(state.performers, state.removed.performers, performer);
  return {
    accepted: true,
    result: { performerId },
    events: [performerChanged(performerId)],
    audit: {
      action: 'tickets.remove-performer',
      subject: performerId,
      reason,
      details: { name: performer.facts.name.ko },
    },
  };
}
