import { insertMany } from '../../server/db/dialect.ts';
import type { Database } from '../../server/db/open.ts';
import { Lane, type LaneLimits } from '../../server/engine/index.ts';
import { idMaker, type MakeId } from '../../server/lib/id.ts';
import { decideTrips } from '../../server/modules/trips/editing/decide.ts';
import { prefetchTrips } from '../../server/modules/trips/editing/prefetch.ts';
import { writeTrips } from '../../server/modules/trips/editing/write.ts';
import type { TripsInput } from '../../server/modules/trips/input.ts';
import type { TripsState } from '../../server/modules/trips/state.ts';
import type {
  Applied,
  Change,
  Conflict,
  EntryView,
  ItemFields,
  Role,
} from '../../server/modules/trips/trip.ts';
import type { CallResult, DemoPerson, TestInstallation } from './installation.ts';

/** A trip as a test thinks of it: titles of what stands in each day, and of ideas. */
export interface TripSketch {
  readonly by?: DemoPerson;
  readonly title?: string;
  /** `YYYY-MM-DD`; null: without a date. */
  readonly startsOn?: string | null;
  /** Of each day, its items; three empty days unless it says otherwise. */
  readonly days?: readonly (readonly (string | (Partial<ItemFields> & { readonly title: string }))[])[];
  readonly ideas?: readonly string[];
  readonly currency?: string;
}

export interface MadeTrip {
  readonly tripId: string;
  /** Of whoever made it, among the trip's people. */
  readonly personId: string;
  readonly dayIds: readonly string[];
  /** By title. */
  readonly itemIds: Readonly<Record<string, string>>;
  readonly sequence: number;
}

type Site = Pick<TestInstallation, 'call' | 'tokenOf'>;
let made = 0;
/** An id as a page makes one. */
export function entryId(): string {
  made += 1;
  return `entry-${String(made).padStart(6, '0')}`;
}

/** Makes a trip through the API, with what stands in it. */
export async function makeTrip(site: Site, sketch: TripSketch = {}): Promise<MadeTrip> {
  const { by = 'minji', title = '강릉에서 사흘', startsOn = '2027-04-03', ideas = [], currency } = sketch;
  const { days = [[], [], []] } = sketch;
  const token = site.tokenOf(by);
  const body = { title, startsOn, days: days.length, ...(currency && { currency }) };
  const answer = await site.call('POST', '/trips', { token, body });
  if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  const { tripId, personId } = answer.body as { tripId: string; personId: string };
  const { body: trip } = await site.call('GET', `/trips/${tripId}`, { token });
  const dayIds = (trip.entries as EntryView[]).filter(({ kind }) => kind === 'day').map(({ id }) => id);
  const itemIds: Record<string, string> = {};
  const add = (item: string | (Partial<ItemFields> & { title: string }), dayId: string | null): Change => {
    const fields = typeof item === 'string' ? { title: item } : item;
    const id = entryId();
    itemIds[fields.title] = id;
    return {
      op: 'add',
      kind: 'item',
      id,
      fields,
      ...(dayId && { where: { dayId, after: lastOf(dayId, id) } }),
    };
  };
  const last = new Map<string, string>();
  const lastOf = (dayId: string, id: string): string | null => {
    const before = last.get(dayId) ?? null;
    last.set(dayId, id);
    return before;
  };
  const changes = [
    ...days.flatMap((items, i) => items.map((item) => add(item, dayIds[i]!))),
    ...ideas.map((idea) => add(idea, null)),
  ];
  const sequence =
    changes.length > 0 ? (await editTrip(site, tripId, changes, { by })).sequence : trip.sequence;
  return { tripId, personId, dayIds, itemIds, sequence };
}

export interface EditOptions {
  readonly by?: DemoPerson;
  /** The newest unless it says otherwise. */
  readonly seen?: number;
  readonly client?: string;
}

/** Edits a trip; throws where it is refused. */
export async function editTrip(
  site: Site,
  tripId: string,
  changes: readonly Change[],
  options: EditOptions = {},
): Promise<{ sequence: number; applied: Applied[]; conflicts: Conflict[] }> {
  const answer = await askEdit(site, tripId, changes, options);
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Edits a trip, and gives the answer as it is. */
export async function askEdit(
  site: Site,
  tripId: string,
  changes: readonly unknown[],
  { by = 'minji', seen, client = `page-of-${by}` }: EditOptions = {},
): Promise<CallResult> {
  const token = site.tokenOf(by);
  const known = seen ?? (await site.call('GET', `/trips/${tripId}`, { token })).body.sequence ?? 0;
  return site.call('POST', `/trips/${tripId}/edits`, { token, body: { seen: known, client, changes } });
}

/** Somebody takes part in a trip, as if they had been invited; or a companion without an account. */
export async function joinTrip(
  site: Pick<TestInstallation, 'database' | 'idOf' | 'makeId'>,
  tripId: string,
  who: DemoPerson | { readonly companion: string },
  role: Exclude<Role, 'owner' | 'companion'> = 'editor',
): Promise<{ personId: string }> {
  const personId = site.makeId();
  const isMember = typeof who === 'string';
  await site.database.transact((tx) =>
    insertMany(
      tx,
      'trips_people',
      ['trip_id', 'id', 'account_id', 'name', 'role', 'joined_at', 'left_at'],
      [
        [
          ...[tripId, personId, isMember ? site.idOf(who) : null, isMember ? who : who.companion],
          ...[isMember ? role : 'companion', Date.now(), null],
        ],
      ],
    ),
  );
  return { personId };
}

const LIMITS: LaneLimits = { maxQueue: 10_000, maxBatch: 1_000, maxWaitMs: 10_000 };
const NOTHING = () => undefined;

/** An instance with nothing but the lane `trips`, for tests that have a database of their own. */
export function openTripsLane(database: Database, makeId: MakeId = idMaker(Date.now, Math.random)) {
  const lane = new Lane<TripsInput, TripsState>(
    { name: 'trips', prefetch: prefetchTrips, decide: decideTrips, write: writeTrips },
    {
      database,
      limits: LIMITS,
      observer: { batch: NOTHING, decision: NOTHING, rejection: NOTHING, failure: NOTHING },
      makeId,
      now: () => performance.now(),
      committed: NOTHING,
    },
  );
  const ask = async (accountId: string, input: TripsInput, at = Date.now()) => {
    const id = makeId();
    const answer = await lane.submit({ id, at, accountId, key: id, name: 'test', input, fingerprint: '' });
    if (!answer.answered) throw new Error(answer.code);
    return { id, ...answer.decision };
  };
  return { lane, ask };
}
