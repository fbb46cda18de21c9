import { type Executor, updateMany } from '../../../db/dialect.ts';
import { appendEvents } from '../../../events/outbox.ts';
import type { Localized } from '../../../lib/localized.ts';
import { checkMap } from '../maps/check.ts';
import type { HallMap } from '../maps/hall-map.ts';
import {
  performanceChanged,
  performerChanged,
  performerPictureOf,
  posterOf,
  venueChanged,
  venuePictureOf,
} from './events.ts';
import {
  type CastMember,
  HOLD_CAP_MS,
  HOLD_MS,
  type PerformanceFacts,
  type PerformanceStatus,
  type PerformerFacts,
  type RoundFacts,
  spanOf,
  type VenueFacts,
} from './show.ts';
import { emptyShows, type ShowsState } from './state.ts';
import { type PictureFiles, writeShows } from './writing.ts';

export interface SeedHall {
  readonly id: string;
  readonly name: Localized;
  /** The map's id, and the map. */
  readonly mapId: string;
  readonly map: HallMap;
}

export interface SeedVenue extends Partial<VenueFacts> {
  readonly id: string;
  readonly name: Localized;
  readonly halls: readonly SeedHall[];
}

export interface SeedPerformer extends Partial<PerformerFacts> {
  readonly id: string;
  readonly name: Localized;
}

export interface SeedPerformance extends Partial<Omit<PerformanceFacts, 'cast'>> {
  readonly id: string;
  readonly title: Localized;
  readonly venueId: string;
  readonly cast?: readonly CastMember[];
  /** Published unless it says otherwise. */
  readonly status?: PerformanceStatus;
  /** Places sold so far, for rankings. */
  readonly sold?: number;
}

/** A round in a hall of the same seed. Times are epoch milliseconds, amounts in the smallest unit. */
export interface SeedRound extends Partial<RoundFacts> {
  readonly id: string;
  readonly performanceId: string;
  readonly hallId: string;
  readonly startsAt: number;
  readonly saleFrom: number;
  readonly saleUntil: number;
  /** By the key of the grade. */
  readonly prices: Readonly<Record<string, number>>;
}

export interface ShowsSeed {
  readonly venues?: readonly SeedVenue[];
  readonly performers?: readonly SeedPerformer[];
  readonly performances?: readonly SeedPerformance[];
  readonly rounds?: readonly SeedRound[];
  /** Whose uploads the pictures are. */
  readonly uploaderId?: string;
}

const EMPTY: Localized = { ko: '', en: '' };
const NO_FILES: PictureFiles = {
  lock: async () => new Map(),
  attach: async () => false,
  release: async () => undefined,
};

/**
 * Writes venues with halls and their maps, performers, performances, and rounds with all places free as they are, for seeds and
 * demos, and says so: a server that runs meanwhile hears of them. Pictures are shown from this transaction on.
 * @param batchId an id that is used for nothing else
 * @param at epoch milliseconds
 * @throws the database's error; an error where a map does not hold together, or a picture is not there
 */
export async function insertShows(
  tx: Executor,
  seed: ShowsSeed,
  { batchId, at, files }: { readonly batchId: string; readonly at: number; readonly files?: PictureFiles },
): Promise<void> {
  const state = emptyShows();
  const uploaderId = seed.uploaderId ?? '';
  const shows = (owner: string, fileId: string | null): void => {
    if (fileId !== null) state.pictures.set(owner, { fileId, accountId: uploaderId, at });
  };
  for (const venue of seed.venues ?? []) {
    addVenue(state, venue, at);
    shows(venuePictureOf(venue.id), venue.pictureId ?? null);
  }
  for (const performer of seed.performers ?? []) {
    const { id, name, kind = 'other', about = EMPTY, pictureId = null } = performer;
    state.performers.set(id, { id, ...fresh(at), facts: { name, kind, about, pictureId } });
    shows(performerPictureOf(id), pictureId);
  }
  for (const round of seed.rounds ?? []) addRound(state, round, at);
  for (const performance of seed.performances ?? []) {
    addPerformance(state, performance, at);
    shows(posterOf(performance.id), performance.posterId ?? null);
  }
  if (!files && state.pictures.size > 0) throw new Error('Shows with pictures are seeded with files');
  const events = [
    ...[...state.venues.keys()].map(venueChanged),
    ...[...state.performers.keys()].map(performerChanged),
    ...[...state.performances.keys()].map(performanceChanged),
  ].map((event) => ({ ...event, at, by: batchId }));
  await appendEvents(tx, { batchId, lane: 'tickets-shows', at, events });
  await writeShows(tx, state, files ?? NO_FILES);
  const sold = (seed.performances ?? []).flatMap((one) => (one.sold ? [[one.sold, one.id]] : []));
  await updateMany(tx, 'tickets_performances', ['id'], ['sold'], sold);
}

const fresh = (at: number) => ({ createdAt: at, updatedAt: at, version: 1, change: 'new' as const });

function addVenue(state: ShowsState, { id, halls, ...seed }: SeedVenue, at: number): void {
  const facts: VenueFacts = {
    ...{ region: 'seoul', address: EMPTY, latitude: null, longitude: null, about: EMPTY },
    ...{ pictureId: null, status: 'open' },
    ...seed,
  };
  state.venues.set(id, { id, ...fresh(at), facts });
  for (const hall of halls) {
    const checked = checkMap(hall.map);
    if (!checked.ok) throw new Error(`The map of ${hall.name.ko}: ${checked.reason} at ${checked.where}`);
    const { seats } = checked;
    const own = { venueId: id, name: hall.name, mapId: hall.mapId, seats };
    state.halls.set(hall.id, { id: hall.id, ...fresh(at), ...own });
    const text = JSON.stringify(hall.map);
    const stored = { id: hall.mapId, hallId: hall.id, mapNo: 1, text, seats };
    state.newMaps.push({ ...stored, createdBy: 'seed', createdAt: at });
  }
}

function addRound(state: ShowsState, { id, performanceId, ...seed }: SeedRound, at: number): void {
  const hall = state.halls.get(seed.hallId);
  if (!hall?.mapId) throw new Error(`The round ${id} is in a hall that the seed has not drawn`);
  const facts: RoundFacts = {
    ...{
      castPlaces: [],
      perMemberLimit: null,
      holdMs: HOLD_MS,
      holdCapMs: HOLD_CAP_MS,
      sparesOrphans: false,
    },
    ...seed,
  };
  const own = { performanceId, mapId: hall.mapId, status: 'scheduled', isMoved: false } as const;
  state.rounds.set(id, { id, ...fresh(at), ...own, facts });
  const nothing = { held: 0, sold: 0, blocked: 0, waiters: 0, clock: 0, wasSold: false } as const;
  state.taken.set(id, { capacity: hall.seats, ...nothing, change: 'new' });
}

function addPerformance(state: ShowsState, seed: SeedPerformance, at: number): void {
  const { id, status = 'published', sold: _sold, ...own } = seed;
  const facts: PerformanceFacts = {
    ...{ genre: 'concert', summary: EMPTY, about: EMPTY, posterId: null },
    ...{ ageLimit: 0, minutes: 120, breakMinutes: 0, cast: [] },
    ...own,
  };
  const rounds = [...state.rounds.values()].filter(({ performanceId }) => performanceId === id);
  state.performances.set(id, {
    ...{ id, ...fresh(at), status, facts, span: spanOf(rounds), isCastChanged: facts.cast.length > 0 },
  });
}
