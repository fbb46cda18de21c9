import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { EditingInput, WholeEntry } from '../editing/input.ts';
import { readTrip, type TripDocument } from '../editing/reading.ts';
import { isPublic, readTripRow, requireLink, roleOf } from '../people/reading.ts';
import { placesById } from '../places/index.ts';
import type { EntryView, ItemFields } from '../trip.ts';
import { copiedEntries } from './open-content.ts';
import type { AroundParts } from './parts.ts';
import { Copied, CopyBody } from './schemas.ts';

interface Asked {
  readonly tripId?: string;
  readonly token?: string;
  readonly title?: string;
  readonly startsOn?: string;
}

/** A trip of one's own from one that may be read: its plan, and nothing that is anybody's own. */
export function registerCopyRoutes(app: App, parts: AroundParts): void {
  const { admit, lane, accounts } = parts;

  app.post(
    '/trips/copies',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'copyTrip',
        tags: ['Trips'],
        summary: 'Copy a trip that is public, that one takes part in, or that a read link opens',
        description:
          'Either `tripId` or `token`. Days, stops, notes and lists are copied; money, people, bookings, files and private ' +
          'notes are not. Without `startsOn` the copy has no dates yet.',
        body: CopyBody,
        response: { 201: Copied, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { accountId } = callerOf(request);
      const command = admit(request, 'trips.copy', request.body);
      const source = await sourceOf(request.body, accountId, parts);
      const name = (await accounts.people([accountId])).get(accountId)?.name ?? '?';
      const input = await copyOf(source, request.body, { accountId, name }, parts);
      return answerWith(request, reply, await lane.submit({ ...command, input }), 201) as never;
    },
  );
}

/** The trip that is copied, if its copier may read it. @throws ProblemError trips.not-found, trips.link-not-found */
async function sourceOf(
  asked: Asked,
  accountId: string,
  { database, now }: AroundParts,
): Promise<TripDocument> {
  const executor = database.reader;
  const { tripId, token } = asked;
  if ((tripId === undefined) === (token === undefined)) {
    const errors = [{ in: 'body', path: '/tripId', message: 'or token: one of them' }];
    throw new ProblemError('request.invalid', { errors });
  }
  const row =
    token === undefined
      ? await readTripRow(executor, tripId ?? '')
      : (await requireLink(executor, token, 'read', now())).trip;
  const mayRead =
    row !== null &&
    (token !== undefined || isPublic(row) || (await roleOf(executor, row.id, accountId)) !== null);
  const source = mayRead ? await readTrip(executor, row.id) : null;
  if (!source) throw new ProblemError('trips.not-found', { tripId });
  return source;
}

async function copyOf(
  source: TripDocument,
  { title, startsOn }: Asked,
  maker: { readonly accountId: string; readonly name: string },
  { database }: AroundParts,
): Promise<EditingInput> {
  const placeIds = source.entries.flatMap(({ kind, fields }) =>
    kind === 'item' ? ((fields as ItemFields).placeId ?? []) : [],
  );
  const places = await placesById(database.reader, [...new Set(placeIds)]);
  const isKnown = (placeId: string): boolean => {
    const place = places.get(placeId);
    return place?.hiddenAt === null && (place.ownerId === null || place.ownerId === maker.accountId);
  };
  const entries = copiedEntries(source.entries, isKnown).map(wholeOf);
  const { about, currency, mode, regions } = source.head;
  return {
    kind: 'create',
    head: { title: title ?? source.head.title, about, startsOn: startsOn ?? null, currency, mode, regions },
    days: entries.some(({ kind }) => kind === 'day') ? 0 : 1,
    ownerName: maker.name,
    entries,
    copiedFrom: source.tripId,
  };
}

const wholeOf = ({ id, kind, dayId, fields }: EntryView): WholeEntry => ({ id, kind, dayId, fields });
