import { createHash } from 'node:crypto';
import type { Executor } from '../../../db/dialect.ts';
import type { Lane } from '../../../engine/index.ts';
import type { AroundInput } from '../around/input.ts';
import type { AroundState } from '../around/state.ts';
import type { TripsInput } from '../input.ts';
import type { TripsDependencies } from '../parts.ts';
import type { TripsState } from '../state.ts';
import { ITINERARIES } from './itineraries.ts';
import type { Itinerary, Who } from './itinerary.ts';
import { costsOf, createOf, type KnownPlaces } from './making.ts';

/** Nobody is told its token: it ends soon. */
const LINK_MS = 60_000;

/** Trips that a demo begins with. */
export interface TripsDemo {
  /** Whether anybody has, or ever had, a trip. */
  readonly isOpen: (executor: Executor) => Promise<boolean>;
  /**
   * Plans the demo's trips through the same commands that members use.
   * @param people account ids
   * @param at epoch milliseconds: the trips are dated from it
   * @throws Error when one of them is refused, or the database's error
   */
  readonly open: (people: Readonly<Record<Who, string>>, at: number) => Promise<void>;
}

interface Lanes {
  readonly trips: Lane<TripsInput, TripsState>;
  readonly around: Lane<AroundInput, AroundState>;
}
type DemoDependencies = Pick<TripsDependencies, 'database' | 'makeId' | 'random' | 'accounts'>;
/** Asks a lane in somebody's name. @returns the command's id, which is that of what it makes */
type Submit<Input> = (accountId: string, input: Input) => Promise<string>;

export function createTripsDemo(deps: DemoDependencies, lanes: Lanes): TripsDemo {
  const { database, makeId, random, accounts } = deps;
  const submitTo =
    <Input extends { readonly kind: string }, State>(lane: Lane<Input, State>, at: number): Submit<Input> =>
    async (accountId, input) => {
      const id = makeId();
      const command = { id, key: id, accountId, at, fingerprint: '', name: `trips.${input.kind}`, input };
      const answer = await lane.submit(command);
      if (answer.answered && answer.decision.accepted) return id;
      throw new Error(`The demo's trip was refused: ${JSON.stringify(answer)}`);
    };
  return {
    isOpen: async (executor) => {
      const any = await executor.selectFrom('trips').select('id').limit(1).executeTakeFirst();
      return any !== undefined;
    },
    open: async (people, at) => {
      const rows = await accounts.byId(database.reader, Object.values(people));
      const planning: Planning = {
        ...{ people, at, random, executor: database.reader, places: await knownPlaces(database.reader) },
        nameOf: (who) => rows.get(people[who])?.name ?? who,
        ask: submitTo(lanes.trips, at),
        say: submitTo(lanes.around, at),
      };
      // At once: those who ask together share a commit, so that all trips are made in the first and each step of all is one.
      await Promise.all(ITINERARIES.map((itinerary) => plan(itinerary, planning)));
    },
  };
}

interface Planning {
  readonly people: Readonly<Record<Who, string>>;
  readonly nameOf: (who: Who) => string;
  readonly places: KnownPlaces;
  readonly at: number;
  readonly random: (bytes: number) => Buffer;
  readonly executor: Executor;
  readonly ask: Submit<TripsInput>;
  readonly say: Submit<AroundInput>;
}

async function plan(itinerary: Itinerary, planning: Planning): Promise<void> {
  const { people, nameOf, places, at, executor, ask, say } = planning;
  const { owner } = itinerary;
  const ownerId = people[owner];
  const tripId = await ask(ownerId, createOf(itinerary, at, nameOf(owner), places));
  const persons = new Map<Who, string>([[owner, tripId]]);
  for (const who of itinerary.with) persons.set(who, await join(tripId, ownerId, who, planning));
  const changes = costsOf(itinerary, at, persons);
  if (changes.length > 0) {
    const trip = executor.selectFrom('trips').select('sequence').where('id', '=', tripId);
    const { sequence: seen } = await trip.executeTakeFirstOrThrow();
    await ask(ownerId, { kind: 'edit', tripId, seen, client: 'demo-page', changes });
  }
  if (!itinerary.isPublic) return;
  await ask(ownerId, { kind: 'publish', tripId, visibility: 'public' });
  for (const who of itinerary.likedBy) await say(people[who], { kind: 'like', tripId, isLiked: true });
  for (const { by, text } of itinerary.comments) await say(people[by], { kind: 'comment', tripId, text });
}

/** As people do: by a link. @returns the person's id in the trip */
async function join(tripId: string, ownerId: string, who: Who, planning: Planning): Promise<string> {
  const { people, nameOf, random, ask } = planning;
  const linkId = await ask(ownerId, {
    ...{ kind: 'make-link', tripId, purpose: 'join', role: 'editor', withCosts: false, email: null },
    ...{ inviteeId: null, locale: 'ko', personId: null, note: '', expiresInMs: LINK_MS },
    tokenHash: createHash('sha256').update(random(32)).digest('hex'),
  });
  return ask(people[who], { kind: 'join', tripId, linkId, personId: null, name: nameOf(who) });
}

async function knownPlaces(executor: Executor): Promise<KnownPlaces> {
  const titles = ITINERARIES.flatMap(({ days, ideas }) => [
    ...days.flatMap(({ stops }) => stops),
    ...ideas,
  ]).map(({ title }) => title);
  const rows = await executor
    .selectFrom('trips_places')
    .select(['id', 'name_ko', 'address'])
    .where('source', '=', 'sample')
    .where('name_ko', 'in', [...new Set(titles)])
    .execute();
  return new Map(rows.map(({ id, name_ko: name, address }) => [name, { id, address }]));
}
