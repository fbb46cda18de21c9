import type { Command } from '../../../engine/types.ts';
import type { Localized } from '../../../lib/localized.ts';
import type { PerformanceFacts, PerformanceStatus, PerformerFacts, RoundFacts, VenueFacts } from './show.ts';

type Reasoned = { readonly reason: string | null };

/** What the lane `tickets-shows` is asked to do; every id that is made is made at admission. A `version` of null: it is new. */
export type ShowsInput = Reasoned &
  (
    | {
        readonly kind: 'save-venue';
        readonly venueId: string;
        readonly version: number | null;
        readonly facts: VenueFacts;
      }
    | { readonly kind: 'remove-venue'; readonly venueId: string }
    | {
        readonly kind: 'add-hall';
        readonly hallId: string;
        readonly venueId: string;
        readonly name: Localized;
      }
    | {
        readonly kind: 'rename-hall';
        readonly hallId: string;
        readonly version: number;
        readonly name: Localized;
      }
    | {
        readonly kind: 'draw-hall';
        readonly hallId: string;
        readonly mapId: string;
        readonly version: number;
        /** A map that holds together, as JSON, and how many places it has. */
        readonly text: string;
        readonly seats: number;
      }
    | { readonly kind: 'remove-hall'; readonly hallId: string }
    | {
        readonly kind: 'save-performer';
        readonly performerId: string;
        readonly version: number | null;
        readonly facts: PerformerFacts;
      }
    | { readonly kind: 'remove-performer'; readonly performerId: string }
    | {
        readonly kind: 'save-performance';
        readonly performanceId: string;
        readonly version: number | null;
        readonly facts: PerformanceFacts;
      }
    | { readonly kind: 'set-status'; readonly performanceId: string; readonly status: PerformanceStatus }
    | { readonly kind: 'remove-performance'; readonly performanceId: string }
    | {
        readonly kind: 'add-rounds';
        readonly performanceId: string;
        readonly rounds: readonly { readonly roundId: string; readonly facts: RoundFacts }[];
      }
    | {
        readonly kind: 'edit-round';
        readonly roundId: string;
        readonly version: number;
        readonly facts: RoundFacts;
        /** By the map that the hall has now. */
        readonly takesNewMap: boolean;
      }
    | { readonly kind: 'remove-round'; readonly roundId: string }
  );

export type ShowsCommand<Kind extends ShowsInput['kind']> = Extract<ShowsInput, { kind: Kind }>;

/** All that the commands of a batch name. */
export function touchedBy(commands: readonly Command<ShowsInput>[]) {
  const touched = {
    /** Rounds that there are, whose anchors are locked. */
    roundIds: new Set<string>(),
    venueIds: new Set<string>(),
    hallIds: new Set<string>(),
    performerIds: new Set<string>(),
    performanceIds: new Set<string>(),
    fileIds: new Set<string>(),
    /** Halls in which something is to take place: their maps, and what else does. */
    stageIds: new Set<string>(),
    /** Venues, halls and performers that are to go, or are named elsewhere. */
    used: { venues: new Set<string>(), halls: new Set<string>(), performers: new Set<string>() },
  };
  for (const { input } of commands) note(touched, input);
  return touched;
}
export type Touched = ReturnType<typeof touchedBy>;

function note(touched: Touched, input: ShowsInput): void {
  switch (input.kind) {
    case 'save-venue':
      if (input.version !== null) {
        touched.venueIds.add(input.venueId);
        touched.used.venues.add(input.venueId);
      }
      noteFile(touched, input.facts.pictureId);
      return;
    case 'remove-venue':
      touched.venueIds.add(input.venueId);
      touched.used.venues.add(input.venueId);
      return;
    case 'add-hall':
      touched.venueIds.add(input.venueId);
      return;
    case 'rename-hall':
    case 'draw-hall':
      touched.hallIds.add(input.hallId);
      return;
    case 'remove-hall':
      touched.hallIds.add(input.hallId);
      touched.used.halls.add(input.hallId);
      return;
    case 'save-performer':
      if (input.version !== null) {
        touched.performerIds.add(input.performerId);
        touched.used.performers.add(input.performerId);
      }
      noteFile(touched, input.facts.pictureId);
      return;
    case 'remove-performer':
      touched.performerIds.add(input.performerId);
      touched.used.performers.add(input.performerId);
      return;
    case 'save-performance':
      if (input.version !== null) touched.performanceIds.add(input.performanceId);
      touched.venueIds.add(input.facts.venueId);
      for (const { performerId } of input.facts.cast) touched.performerIds.add(performerId);
      noteFile(touched, input.facts.posterId);
      return;
    case 'set-status':
    case 'remove-performance':
      touched.performanceIds.add(input.performanceId);
      return;
    case 'add-rounds':
      touched.performanceIds.add(input.performanceId);
      for (const { facts } of input.rounds) noteStage(touched, facts.hallId);
      return;
    case 'edit-round':
      touched.roundIds.add(input.roundId);
      noteStage(touched, input.facts.hallId);
      return;
    case 'remove-round':
      touched.roundIds.add(input.roundId);
  }
}

function noteStage(touched: Touched, hallId: string): void {
  touched.hallIds.add(hallId);
  touched.stageIds.add(hallId);
}

function noteFile(touched: Touched, fileId: string | null): void {
  if (fileId !== null) touched.fileIds.add(fileId);
}
