import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Command } from '../../engine/index.ts';
import { answerWith } from '../../http/commands.ts';
import { ProblemError } from '../../http/errors.ts';
import { Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { type AdminReading, listRooms, readRoom } from './admin-views.ts';
import type { RoomInput } from './input.ts';
import type { RoomParts } from './parts.ts';
import { roomIdOf } from './routes.ts';
import {
  AdminRoom,
  AdminRoomPage,
  AdminRoomQuery,
  ReasonBody,
  ReasonQuery,
  RoomBody,
  RoomParams,
} from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const admin = { access: 'admin' } as const;
const TAGS = ['Admin'];

/** What operators see of rooms and do with them; each change is audited with its reason. */
export function registerAdminRoomRoutes(app: App, parts: RoomParts): void {
  registerReads(app, parts);
  registerSave(app, parts);
  registerActs(app, parts);
}

const readingOf = ({ database, kinds, now }: RoomParts): AdminReading => ({
  background: database.background,
  kinds: kinds(),
  now: now(),
});

async function view(parts: RoomParts, roomId: string): Promise<AdminRoom> {
  const room = await readRoom(parts.database.reader, readingOf(parts), roomId);
  if (!room) throw new ProblemError('waiting-room.not-found');
  return room;
}

/** Submits, and answers with the room as it is afterwards. */
async function act(
  parts: RoomParts,
  request: FastifyRequest,
  reply: FastifyReply,
  command: Command<RoomInput>,
): Promise<AdminRoom> {
  const answer = await parts.lane.submit(command);
  const body = answerWith(request, reply, answer, 200);
  if (!answer.answered || !answer.decision.accepted) return body as never;
  return view(parts, command.input.roomId);
}

function registerReads(app: App, parts: RoomParts): void {
  const { reads } = parts;
  app.get(
    '/admin/waiting-rooms',
    {
      config: admin,
      schema: {
        operationId: 'listWaitingRooms',
        tags: TAGS,
        summary: 'Waiting rooms: those that are on, or those that are off, the newest opening first',
        querystring: AdminRoomQuery,
        response: { 200: AdminRoomPage, ...PROBLEMS },
      },
    },
    (request) => {
      const { status = 'current', limit = 20, ...query } = request.query;
      return listRooms(reads.of(request), readingOf(parts), { status, limit, ...query });
    },
  );

  app.get(
    '/admin/waiting-rooms/:kind/:id',
    {
      config: admin,
      schema: {
        operationId: 'readAnyWaitingRoom',
        tags: TAGS,
        summary:
          'One room: its settings, and who waits and is inside now; a proposal of version 0 where there is none yet',
        params: RoomParams,
        response: { 200: AdminRoom, ...PROBLEMS },
      },
    },
    (request) => view(parts, roomIdOf(request.params)),
  );
}

function registerSave(app: App, parts: RoomParts): void {
  app.put(
    '/admin/waiting-rooms/:kind/:id',
    {
      config: admin,
      schema: {
        operationId: 'saveWaitingRoom',
        tags: TAGS,
        summary: 'Put a room in front of a round or a product, or change how it works',
        description:
          'Once it has opened, its times stay; its limits can always be changed. A room that was taken down can be put up anew when it has been cleared.',
        params: RoomParams,
        body: RoomBody,
        response: { 200: AdminRoom, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const { lobbyAt, opensAt, callS, visitS, version, reason, ...limits } = request.body;
      // Where nobody can show who they are, nobody could come in.
      if (limits.door === 'person' && parts.config.signIn.identityCheck.policy === 'off') {
        throw new ProblemError('waiting-room.invalid', { reason: 'no-person-check' });
      }
      const terms = {
        ...limits,
        lobbyAt: Date.parse(lobbyAt),
        opensAt: Date.parse(opensAt),
        callMs: callS * 1_000,
        visitMs: visitS * 1_000,
      };
      const roomId = roomIdOf(request.params);
      const input: RoomInput = { kind: 'save', roomId, terms, version, reason };
      return act(parts, request, reply, parts.admit(request, 'waiting-room.save', input));
    },
  );
}

function registerActs(app: App, parts: RoomParts): void {
  const { admit } = parts;
  app.post(
    '/admin/waiting-rooms/:kind/:id/pauses',
    {
      config: admin,
      schema: {
        operationId: 'pauseWaitingRoom',
        tags: TAGS,
        summary: 'Call nobody for now; who is inside may stay, and everybody who waits is told',
        params: RoomParams,
        body: ReasonBody,
        response: { 200: AdminRoom, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const input: RoomInput = { kind: 'pause', roomId: roomIdOf(request.params), ...request.body };
      return act(parts, request, reply, admit(request, 'waiting-room.pause', input));
    },
  );

  app.post(
    '/admin/waiting-rooms/:kind/:id/resumptions',
    {
      config: admin,
      schema: {
        operationId: 'resumeWaitingRoom',
        tags: TAGS,
        summary: 'Call again',
        params: RoomParams,
        body: ReasonBody,
        response: { 200: AdminRoom, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const input: RoomInput = { kind: 'resume', roomId: roomIdOf(request.params), ...request.body };
      return act(parts, request, reply, admit(request, 'waiting-room.resume', input));
    },
  );

  app.delete(
    '/admin/waiting-rooms/:kind/:id',
    {
      config: admin,
      schema: {
        operationId: 'closeWaitingRoom',
        tags: TAGS,
        summary: 'Take the room down: from now on everybody may buy',
        params: RoomParams,
        querystring: ReasonQuery,
        response: { 200: AdminRoom, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const input: RoomInput = { kind: 'close', roomId: roomIdOf(request.params), ...request.query };
      return act(parts, request, reply, admit(request, 'waiting-room.close', input));
    },
  );
}
