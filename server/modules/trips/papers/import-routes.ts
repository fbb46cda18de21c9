import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRetryable } from '../../../db/dialect.ts';
import { callerOf } from '../../../http/auth.ts';
import { isCode } from '../../../http/codes.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError, problem } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { TripsParts } from '../parts.ts';
import { TooMuch, UnreadableFile } from './document.ts';
import { creating, readFile, summaryOf, withKnownPlaces } from './import.ts';
import { wordsFor } from './print/wording.ts';
import { ImportBody, Imported, ImportQuery } from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const MOST_BYTES = 2_000_000;
/** As JSON a file may take twice as much, where it has many quotes and line ends. */
const BODY_BYTES = 2 * MOST_BYTES + 10_000;
/** Files that a member may bring, those that are only looked at too: to read a large one keeps everybody waiting. */
const READINGS = { attempts: 60, perMs: 10 * 60_000 };

/** A new trip from a file. */
export function registerImportRoutes(app: App, parts: TripsParts): void {
  const readings = parts.config.rateLimit ? parts.createBuckets('trips-imports') : null;
  app.post(
    '/trips/imports',
    {
      config: { access: 'member' },
      bodyLimit: BODY_BYTES,
      schema: {
        operationId: 'importTrip',
        tags: ['Trips'],
        summary: 'Makes a trip of a file: JSON of an export, GPX or iCalendar',
        description:
          'Nothing in a file is expanded or fetched. `trips.unreadable-file` and `trips.file-too-complex` say why one is refused. ' +
          'With `dryRun` the answer is 200 and says what would come.',
        querystring: ImportQuery,
        body: ImportBody,
        response: { 200: Imported, 201: Imported, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const retryAfterS = (await readings?.take([[callerOf(request).accountId, READINGS]])) ?? 0;
      if (retryAfterS > 0) throw new ProblemError('request.too-many', { retryAfterS });
      return take(parts, request, reply, request.query, request.body);
    },
  );
}

async function take(
  { database, admit, lane, accounts }: TripsParts,
  request: FastifyRequest,
  reply: FastifyReply,
  { dryRun = false, lang = 'ko' }: { dryRun?: boolean; lang?: 'ko' | 'en' },
  body: ImportBody,
): Promise<Imported> {
  const { accountId } = callerOf(request);
  const read = readOrRefuse(body.text);
  const draft = await withKnownPlaces(database.reader, read.draft, accountId);
  if (draft.entries.length === 0) throw new ProblemError('trips.nothing-to-import');
  const said = {
    title: body.title ?? (draft.head.title || wordsFor(lang).imported),
    startsOn: body.startsOn === undefined ? (draft.head.startsOn ?? null) : body.startsOn,
  };
  const asked = admit(request, 'trips.import', { ...body, lang });
  const name = (await accounts.people([accountId])).get(accountId)?.name ?? '?';
  const command = { ...asked, input: creating(draft, { id: asked.id, name }, said) };
  const about = { format: read.format, ...said };
  if (!dryRun) {
    const answer = await lane.submit(command);
    const result = answerWith(request, reply, answer, 201);
    const isMade = answer.answered && answer.decision.accepted;
    return (isMade ? summaryOf(draft, { ...about, tripId: String(result.tripId) }) : result) as Imported;
  }
  try {
    const decision = await lane.preview(command);
    if (decision.accepted) return summaryOf(draft, { ...about, tripId: null });
    if (!isCode(decision.code)) throw new Error(`The code ${decision.code} is not in the catalogue`);
    return problem(request, reply, decision.code, decision.result) as Imported;
  } catch (error) {
    if (isRetryable(error)) throw new ProblemError('lane.unavailable', { retryAfterS: 1 });
    throw error;
  }
}

function readOrRefuse(text: string): ReturnType<typeof readFile> {
  if (Buffer.byteLength(text) > MOST_BYTES) {
    throw new ProblemError('trips.file-too-complex', { what: 'bytes', most: MOST_BYTES });
  }
  try {
    return readFile(text);
  } catch (error) {
    if (error instanceof UnreadableFile) {
      throw new ProblemError('trips.unreadable-file', { reason: error.reason, where: error.where });
    }
    if (error instanceof TooMuch) {
      throw new ProblemError('trips.file-too-complex', { what: error.what, most: error.most });
    }
    throw error;
  }
}
