import Type from 'typebox';
import { callerOf } from '../../http/auth.ts';
import { ProblemError } from '../../http/errors.ts';
import { Closed, Id, Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { createOperating } from './operating.ts';
import type { NotificationsParts } from './parts.ts';
import {
  Delivery,
  DeliveryDetail,
  DeliveryPage,
  DeliveryQuery,
  Destination,
  DestinationList,
  Retried,
  RetryAllBody,
  RetryBody,
} from './schemas.ts';
import { listDeliveries } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const PAGE_SIZE = 20;

/** Deliveries, dead letters and the state of destinations. Every act is audited. */
export function registerDeliveryRoutes(app: App, parts: NotificationsParts): void {
  const operating = createOperating(parts);
  const admin = { access: 'admin' } as const;

  app.get(
    '/admin/deliveries',
    {
      config: admin,
      schema: {
        operationId: 'listDeliveries',
        tags: ['Admin'],
        summary: 'Messages on their way, sent, given up and dropped, newest first',
        querystring: DeliveryQuery,
        response: { 200: DeliveryPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = PAGE_SIZE, ...query } = request.query;
      return listDeliveries(parts.reads.of(request), { ...query, limit }, parts.contactsOf);
    },
  );

  app.get(
    '/admin/deliveries/:deliveryId',
    {
      config: { ...admin, personal: { action: 'delivery.read', param: 'deliveryId' } },
      schema: {
        operationId: 'readDelivery',
        tags: ['Admin'],
        summary: 'One message with its attempts, worded, without secrets',
        params: Closed({ deliveryId: Id }),
        response: { 200: DeliveryDetail, ...PROBLEMS },
      },
    },
    async (request) => operating.read(request.params.deliveryId),
  );

  app.post(
    '/admin/deliveries/:deliveryId/retries',
    {
      config: admin,
      schema: {
        operationId: 'retryDelivery',
        tags: ['Admin'],
        summary: 'Send again what was given up',
        params: Closed({ deliveryId: Id }),
        body: RetryBody,
        response: { 200: Delivery, ...PROBLEMS },
      },
    },
    async (request) =>
      operating.retry(callerOf(request).accountId, request.params.deliveryId, request.body.reason),
  );

  app.post(
    '/admin/deliveries/retries',
    {
      config: admin,
      schema: {
        operationId: 'retryDeliveries',
        tags: ['Admin'],
        summary: 'Send again all that was given up, of a channel or a destination or altogether',
        description: 'At most 10,000 at a time.',
        body: RetryAllBody,
        response: { 200: Retried, ...PROBLEMS },
      },
    },
    async (request) => {
      const { reason, ...which } = request.body;
      return { retried: await operating.retryAll(callerOf(request).accountId, which, reason) };
    },
  );

  app.get(
    '/admin/destinations',
    {
      config: admin,
      schema: {
        operationId: 'listDestinations',
        tags: ['Admin'],
        summary: 'Where messages go, and whether they get there',
        response: { 200: DestinationList, ...PROBLEMS },
      },
    },
    async () => ({ items: await operating.destinations() }),
  );

  app.post(
    '/admin/destinations/:destination/resets',
    {
      config: admin,
      schema: {
        operationId: 'resetDestination',
        tags: ['Admin'],
        summary: 'Close a circuit breaker by hand: what waits goes out at once',
        params: Closed({ destination: Type.String({ pattern: '^[a-z]{1,20}(:[0-9A-Za-z]{1,40})?$' }) }),
        body: RetryBody,
        response: { 200: Destination, ...PROBLEMS },
      },
    },
    async (request) => {
      const { destination } = request.params;
      await operating.reset(callerOf(request).accountId, destination, request.body.reason);
      const shown = (await operating.destinations()).find((item) => item.destination === destination);
      if (!shown) throw new ProblemError('notification.destination-not-found');
      return shown;
    },
  );
}
