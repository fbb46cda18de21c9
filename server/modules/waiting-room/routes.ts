import { callerOf } from '../../http/auth.ts';
import { answerWith } from '../../http/commands.ts';
import { ProblemError } from '../../http/errors.ts';
import { Closed, Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import type { RoomParts } from './parts.ts';
import { LOT_BYTES } from './room.ts';
import {
  ArriveBody,
  ArrivedView,
  EntryView,
  LeftView,
  RoomParams,
  RoomView,
  VisitView,
  WorkTask,
} from './schemas.ts';
import type { Standing } from './standing.ts';
import { entryView, roomView } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Waiting rooms'];

/** The room that an address names. */
export const roomIdOf = ({ kind, id }: RoomParams): string =>
  `${kind === 'rounds' ? 'round' : 'product'}:${id}`;

/** Waiting: coming in, asking, going through the door, leaving. */
export function registerRoomRoutes(app: App, parts: RoomParts): void {
  registerLooking(app, parts);
  registerDoor(app, parts);
}

async function standingOf({ standings }: RoomParts, params: RoomParams): Promise<Standing> {
  const standing = await standings.of(roomIdOf(params));
  if (!standing) throw new ProblemError('waiting-room.not-found');
  return standing;
}

function registerLooking(app: App, parts: RoomParts): void {
  const { now, findEntry, work } = parts;
  app.get(
    '/waiting-rooms/:kind/:id',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'readWaitingRoom',
        tags: TAGS,
        summary: 'The room in front of a round or a product, and how far it is',
        params: RoomParams,
        response: { 200: RoomView, ...PROBLEMS },
      },
    },
    async (request) => roomView(await standingOf(parts, request.params), now()),
  );

  app.get(
    '/waiting-rooms/:kind/:id/entry',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'readWaitingEntry',
        tags: TAGS,
        summary: 'One’s own place: how many are ahead, how long it takes, when to ask again',
        params: RoomParams,
        response: { 200: EntryView, ...PROBLEMS },
      },
    },
    async (request) => {
      const standing = await standingOf(parts, request.params);
      const entry = await findEntry(standing.room.id, callerOf(request).accountId);
      if (!entry) throw new ProblemError('waiting-room.entry-not-found');
      return entryView(standing, entry, now());
    },
  );

  app.get(
    '/waiting-rooms/:kind/:id/work',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'setWaitingWork',
        tags: TAGS,
        summary:
          'Work for the caller’s machine, where the door asks for it; good for the caller and this room alone',
        params: RoomParams,
        response: { 200: WorkTask, ...PROBLEMS },
      },
    },
    async (request) => {
      const { room } = await standingOf(parts, request.params);
      const { expiresAt, ...task } = work.set(room.id, callerOf(request).accountId);
      return { ...task, expiresAt: new Date(expiresAt).toISOString() };
    },
  );
}

function registerDoor(app: App, parts: RoomParts): void {
  const { lane, admit, random, work, admissions } = parts;
  app.post(
    '/waiting-rooms/:kind/:id/entries',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'enterWaitingRoom',
        tags: TAGS,
        summary: 'Come in and wait: one place for each account, kept on every device',
        params: RoomParams,
        body: ArriveBody,
        response: { 201: ArrivedView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const roomId = roomIdOf(request.params);
      // The lot is no part of what is fingerprinted: a repetition is recognised, and draws nothing.
      const asked = admit(request, 'waiting-room.arrive', { roomId, ...request.body });
      const done = request.body.work;
      const workAt = done ? work.check(roomId, asked.accountId, done) : null;
      const lot = random(LOT_BYTES).readUIntBE(0, LOT_BYTES);
      const answer = await lane.submit({ ...asked, input: { kind: 'arrive', roomId, lot, workAt } });
      const body = answerWith(request, reply, answer, 201);
      return (reply.statusCode === 201 ? { ...body, ahead: null } : body) as ArrivedView;
    },
  );

  app.post(
    '/waiting-rooms/:kind/:id/entry/visits',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'visitBehindRoom',
        tags: TAGS,
        summary:
          'Go in when called: the admission is good as long as the visit lasts; again, it is given again',
        params: RoomParams,
        body: Closed({}),
        response: { 201: VisitView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'enter', roomId: roomIdOf(request.params) } as const;
      const command = admit(request, 'waiting-room.enter', input);
      const body = answerWith(request, reply, await lane.submit(command), 201);
      if (reply.statusCode !== 201) return body as never;
      const { roomId, number, expiresAt } = body as { roomId: string; number: number; expiresAt: number };
      const admission = admissions.sign({ roomId, accountId: command.accountId, number, expiresAt });
      return { admission, expiresAt: new Date(expiresAt).toISOString(), number };
    },
  );

  app.delete(
    '/waiting-rooms/:kind/:id/entry',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'leaveWaitingRoom',
        tags: TAGS,
        summary: 'Give up one’s place; after the opening one comes back at the end',
        params: RoomParams,
        response: { 200: LeftView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'leave', roomId: roomIdOf(request.params) } as const;
      const command = admit(request, 'waiting-room.leave', input);
      return answerWith(request, reply, await lane.submit(command), 200) as LeftView;
    },
  );
}
