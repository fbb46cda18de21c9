import { answerWith } from '../../../http/commands.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { PromotionsParts } from './routes.ts';
import { ShippingBody, ShippingView } from './schemas.ts';
import { readShipping } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const admin = { access: 'admin' } as const;

/** What sending costs, as operators set it. */
export function registerSettingsRoutes(app: App, { admit, database, lane }: PromotionsParts): void {
  app.get(
    '/admin/shop/settings/shipping',
    {
      config: admin,
      schema: {
        operationId: 'readShippingSettings',
        tags: ['Admin'],
        summary: 'What sending costs, and where it costs more',
        response: { 200: ShippingView, ...PROBLEMS },
      },
    },
    async () => readShipping(database.reader),
  );

  app.put(
    '/admin/shop/settings/shipping',
    {
      config: admin,
      schema: {
        operationId: 'setShippingSettings',
        tags: ['Admin'],
        summary: 'Set what sending costs, from the next order on',
        body: ShippingBody,
        response: { 200: ShippingView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { version, reason, remotePostcodes, ...rest } = request.body;
      const ranges = remotePostcodes as [from: string, to: string][];
      const shipping = { ...rest, remotePostcodes: ranges };
      const input = { kind: 'set-shipping', shipping, version, reason } as const;
      const answer = await lane.submit(admit(request, 'shop.set-shipping', input));
      const body = answerWith(request, reply, answer, 200);
      if (!answer.answered || !answer.decision.accepted) return body as never;
      return readShipping(database.reader);
    },
  );
}
