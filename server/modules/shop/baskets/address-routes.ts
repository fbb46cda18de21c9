import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Command } from '../../../engine/types.ts';
import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Closed, Id, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { AddressBody, AddressList, BookedAddress } from './address-schemas.ts';
import { listAddresses } from './address-views.ts';
import type { BasketInput } from './basket.ts';
import type { BasketsParts } from './parts.ts';
import { withPhone } from './phone.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Shop'];
const member = { access: 'member' } as const;
const Params = Closed({ addressId: Id });

/** One's own address book. */
export function registerAddressRoutes(app: App, { database, lane, admit, makeId }: BasketsParts): void {
  /** Submits, and answers with the address as it is afterwards. */
  async function change(
    request: FastifyRequest,
    reply: FastifyReply,
    command: Command<BasketInput>,
    status: number,
  ) {
    const answer = await lane.submit(command);
    const body = answerWith(request, reply, answer, status);
    if (!answer.answered || !answer.decision.accepted) return body as never;
    const entries = await listAddresses(database.reader, command.accountId);
    const entry = entries.find(({ addressId }) => addressId === body.addressId);
    // Whoever asks again with the same key after it was deleted.
    if (!entry) throw new ProblemError('shop.address-not-found');
    return entry;
  }

  app.get(
    '/shop/addresses',
    {
      config: member,
      schema: {
        operationId: 'listAddresses',
        tags: TAGS,
        summary: 'One’s own address book',
        response: { 200: AddressList, ...PROBLEMS },
      },
    },
    async (request) => ({ items: await listAddresses(database.reader, callerOf(request).accountId) }),
  );

  app.post(
    '/shop/addresses',
    {
      config: member,
      schema: {
        operationId: 'saveAddress',
        tags: TAGS,
        summary: 'Save an address; the first one is the default',
        body: AddressBody,
        response: { 201: BookedAddress, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const fields = withPhone(request.body);
      const command = admit(request, 'shop.save-address', fields);
      const input = { kind: 'save-address', addressId: makeId(), fields } as const;
      return change(request, reply, { ...command, input }, 201);
    },
  );

  app.put(
    '/shop/addresses/:addressId',
    {
      config: member,
      schema: {
        operationId: 'changeAddress',
        tags: TAGS,
        summary: 'Change one of one’s own addresses; orders keep the one they were made with',
        params: Params,
        body: AddressBody,
        response: { 200: BookedAddress, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { addressId } = request.params;
      const input = { kind: 'change-address', addressId, fields: withPhone(request.body) } as const;
      return change(request, reply, admit(request, 'shop.change-address', input), 200);
    },
  );

  app.delete(
    '/shop/addresses/:addressId',
    {
      config: member,
      schema: {
        operationId: 'deleteAddress',
        tags: TAGS,
        summary: 'Delete one of one’s own addresses; orders keep their copies',
        params: Params,
        response: { 200: Closed({}), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { addressId } = request.params;
      const command = admit(request, 'shop.delete-address', { kind: 'delete-address', addressId } as const);
      return answerWith(request, reply, await lane.submit(command), 200) as never;
    },
  );
}
