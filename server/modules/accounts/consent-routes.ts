import { callerOf } from '../../http/auth.ts';
import { answerWith } from '../../http/commands.ts';
import { Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { neededOf } from './consents.ts';
import { consentsNow } from './entrance.ts';
import type { AccountsParts } from './parts.ts';
import { ConsentList, ConsentsBody, TermsList } from './schemas.ts';
import { termsAt } from './terms/index.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };

/** Terms, and what a member agreed to. */
export function registerConsentRoutes(app: App, parts: AccountsParts): void {
  const { admit, database, lane, now } = parts;

  async function listFor(accountId: string): Promise<ConsentList> {
    const items = await consentsNow(database, accountId, now());
    return { items, needed: neededOf(items) };
  }

  app.get(
    '/terms',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'listTerms',
        tags: ['Account'],
        summary: 'The documents in force, in both languages',
        response: { 200: TermsList, ...PROBLEMS },
      },
    },
    async () => ({ items: termsAt(now()) }),
  );

  app.get(
    '/me/consents',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listConsents',
        tags: ['Account'],
        summary: 'What one agreed to, and what has a newer version',
        response: { 200: ConsentList, ...PROBLEMS },
      },
    },
    async (request) => listFor(callerOf(request).accountId),
  );

  app.post(
    '/me/consents',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'giveConsents',
        tags: ['Account'],
        summary: 'Agree to documents in force; an optional one can be taken back',
        body: ConsentsBody,
        response: { 200: ConsentList, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const consents = request.body.consents.map((consent) => ({
        ...consent,
        agreed: consent.agreed ?? true,
      }));
      const answer = await lane.submit(
        admit(request, 'account.give-consents', { kind: 'give-consents', consents } as const),
      );
      const answered = answerWith(request, reply, answer, 200);
      if (!answer.answered || !answer.decision.accepted) return answered as never;
      return listFor(callerOf(request).accountId);
    },
  );
}
