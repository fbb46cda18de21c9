import type { FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { PeopleInput } from './input.ts';
import type { PeopleParts } from './parts.ts';
import { type OpenLink, requireLink, requireLinkOfId, requireMember } from './reading.ts';
import {
  Invitation,
  JoinBody,
  Joined,
  LinkBody,
  LinkParams,
  NewTripLink,
  Revoked,
  TokenParams,
  TripLinks,
  TripParams,
} from './schemas.ts';
import { hashOfToken } from './tokens.ts';
import { invitationView, linkView, listLinks } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Trips'];
const member = { access: 'member' } as const;
const DAY_MS = 86_400_000;
const JOIN_DAYS = 14;
/** Invitations by mail: enough for a class trip, useless for who writes to strangers. */
const MAILS = { attempts: 30, perMs: DAY_MS };
/** To one address, whoever asks. */
const TO_ONE = { attempts: 5, perMs: 60 * 60_000 };
/** A link's id and no token: of an invitation to the member who asks. */
const LINK_ID = /^[0-9A-Z]{16}$/;

/** Links by which a trip is read or joined. */
export function registerLinkRoutes(app: App, parts: PeopleParts): void {
  const { database, reads, now } = parts;

  app.get(
    '/trips/:tripId/links',
    {
      config: member,
      schema: {
        operationId: 'listTripLinks',
        tags: TAGS,
        summary: 'The links of a trip, the newest first, those that are over too; for its owner',
        params: TripParams,
        response: { 200: TripLinks, ...PROBLEMS },
      },
    },
    async (request) => {
      const executor = reads.of(request);
      const { tripId } = request.params;
      const { role } = await requireMember(executor, tripId, callerOf(request).accountId);
      if (role !== 'owner') throw new ProblemError('trips.not-owner');
      return { items: await listLinks(executor, tripId, now()) };
    },
  );

  app.post(
    '/trips/:tripId/links',
    {
      config: member,
      schema: {
        operationId: 'makeTripLink',
        tags: TAGS,
        summary: 'Make a link to read a trip by without an account, or to join it by; its token is told once',
        params: TripParams,
        body: LinkBody,
        response: { 201: NewTripLink, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { tripId } = request.params;
      const command = await linkCommand(request, tripId, request.body, parts);
      const answer = await parts.lane.submit(command);
      const body = answerWith(request, reply, answer, 201);
      if (!answer.answered || !answer.decision.accepted) return body as never;
      const row = await database.reader
        .selectFrom('trips_links')
        .selectAll()
        .where('id', '=', String(body.linkId))
        .executeTakeFirst();
      if (!row) throw new ProblemError('trips.link-not-found');
      return { ...linkView(row, now()), token: parts.tokens.tokenOf(row.id) };
    },
  );

  app.delete(
    '/trips/:tripId/links/:linkId',
    {
      config: member,
      schema: {
        operationId: 'revokeTripLink',
        tags: TAGS,
        summary: 'End a link: it opens nothing from now on; who joined by it stays',
        params: LinkParams,
        response: { 200: Revoked, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'revoke-link', ...request.params } as const;
      const command = parts.admit(request, 'trips.revoke-link', input);
      return answerWith(request, reply, await parts.lane.submit(command), 200) as never;
    },
  );
  registerJoining(app, parts);
}

/** What is looked up or derived comes in after the fingerprint: the same request is the same command. */
async function linkCommand(
  request: FastifyRequest,
  tripId: string,
  body: Static<typeof LinkBody>,
  { admit, tokens, accounts, mails, database }: PeopleParts,
) {
  const asked = { tripId, ...body };
  const command = admit(request, 'trips.make-link', asked);
  const { purpose, role = 'viewer', withCosts = false, note = '', personId = null } = body;
  const isJoining = purpose === 'join';
  const email = isJoining ? (body.email?.trim() ?? null) : null;
  const days = body.expiresInDays ?? (isJoining ? JOIN_DAYS : null);
  const key = accounts.emailKeyOf(email ?? '');
  const wanted = [[`by ${command.accountId}`, MAILS] as const, [`to ${key}`, TO_ONE] as const];
  const waitS = email === null ? 0 : ((await mails?.take(wanted)) ?? 0);
  if (waitS > 0) throw new ProblemError('request.too-many', { retryAfterS: waitS });
  const known = email === null ? new Map() : await accounts.byEmail(database.reader, [key]);
  const contacts = await accounts.contactsOf(database.reader, [command.accountId]);
  const input: PeopleInput = {
    ...{ kind: 'make-link', tripId, purpose, role: isJoining ? role : 'viewer', withCosts, email, note },
    ...{ personId: isJoining ? personId : null, expiresInMs: days === null ? null : days * DAY_MS },
    tokenHash: hashOfToken(tokens.tokenOf(command.id)),
    inviteeId: known.get(key)?.id ?? null,
    locale: contacts.get(command.accountId)?.locale ?? 'ko',
  };
  return { ...command, input };
}

function registerJoining(app: App, parts: PeopleParts): void {
  const { database, reads, admit, lane, now, accounts } = parts;

  /** By its token, or by its id for the member to whose address it was sent. */
  async function invitedBy(token: string, callerId: string | null): Promise<OpenLink> {
    // The newest: a link is often opened in the second in which it was made.
    const executor = database.reader;
    if (!LINK_ID.test(token)) return requireLink(executor, token, 'join', now());
    const found = await requireLinkOfId(executor, token, now());
    const contacts = callerId === null ? new Map() : await accounts.contactsOf(executor, [callerId]);
    const own = contacts.get(callerId ?? '')?.email;
    const isMine = found.link.email !== null && own !== undefined;
    if (!isMine || accounts.emailKeyOf(found.link.email ?? '') !== accounts.emailKeyOf(own)) {
      throw new ProblemError('trips.link-not-found');
    }
    return found;
  }

  app.get(
    '/trips/join/:token',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'readInvitation',
        tags: TAGS,
        summary: 'What a link invites to',
        params: TokenParams,
        response: { 200: Invitation, ...PROBLEMS },
      },
    },
    async (request) => {
      const callerId = request.caller?.accountId ?? null;
      const found = await invitedBy(request.params.token, callerId);
      const view = await invitationView(reads.of(request), parts, found, callerId, now());
      if (!view.isOpen && !view.isMember) throw new ProblemError('trips.link-over');
      return view;
    },
  );

  app.post(
    '/trips/join/:token',
    {
      config: member,
      schema: {
        operationId: 'joinTrip',
        tags: TAGS,
        summary: 'Join a trip, as oneself or as the companion that one is; twice is once',
        params: TokenParams,
        body: JoinBody,
        response: { 200: Joined, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { accountId } = callerOf(request);
      const { link } = await invitedBy(request.params.token, accountId);
      const { personId = null } = request.body;
      const asked = { linkId: link.id, personId };
      const command = admit(request, 'trips.join', asked);
      const name = (await accounts.people([accountId])).get(accountId)?.name ?? '?';
      const input = { kind: 'join', tripId: link.trip_id, ...asked, name } as const;
      return answerWith(request, reply, await lane.submit({ ...command, input }), 200) as never;
    },
  );
}
