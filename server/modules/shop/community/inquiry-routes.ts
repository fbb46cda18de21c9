import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Closed, Id, PageQuery, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { requireVisible } from './counts.ts';
import { listInquiries, listOwnInquiries, readOwnInquiry } from './inquiry-views.ts';
import type { CommunityParts } from './parts.ts';
import { Inquiry, InquiryBody, InquiryPage } from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Shop'];
const member = { access: 'member' } as const;
const Params = Closed({ productId: Id });

/** Questions about products. */
export function registerInquiryRoutes(app: App, parts: CommunityParts): void {
  const { database, lane, admit, reads, now, makeId, allowance, accounts } = parts;

  app.get(
    '/shop/products/:productId/inquiries',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'listProductInquiries',
        tags: TAGS,
        summary: 'Questions about a product, the newest first; of private ones only that they are there',
        params: Params,
        querystring: PageQuery,
        response: { 200: InquiryPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { productId } = request.params;
      const { limit = 20, ...query } = request.query;
      const executor = reads.of(request);
      await requireVisible(executor, productId);
      const callerId = request.caller?.accountId ?? null;
      return listInquiries(executor, productId, { ...query, limit }, callerId, accounts);
    },
  );

  app.post(
    '/shop/products/:productId/inquiries',
    {
      config: member,
      schema: {
        operationId: 'askAboutProduct',
        tags: TAGS,
        summary: 'Ask something about a product, for all or in private',
        params: Params,
        body: InquiryBody,
        response: { 201: Inquiry, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { productId } = request.params;
      const { question, isPrivate = false } = request.body;
      const asked = { productId, question, isPrivate };
      const command = admit(request, 'shop.inquire', asked);
      await allowance.spend(command.accountId);
      const input = { kind: 'inquire', inquiryId: makeId(), ...asked } as const;
      const answer = await lane.submit({ ...command, input });
      const body = answerWith(request, reply, answer, 201);
      if (!answer.answered || !answer.decision.accepted) return body as never;
      const id = String(body.inquiryId);
      const inquiry = await readOwnInquiry(database.reader, id, command.accountId, accounts);
      // Whoever asks again with the same key after it was deleted.
      if (!inquiry) throw new ProblemError('shop.inquiry-not-found');
      return inquiry;
    },
  );

  app.get(
    '/shop/inquiries',
    {
      config: member,
      schema: {
        operationId: 'listMyInquiries',
        tags: TAGS,
        summary: 'What one has asked, the newest first',
        querystring: PageQuery,
        response: { 200: InquiryPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 20, ...query } = request.query;
      const { accountId } = callerOf(request);
      return listOwnInquiries(database.reader, accountId, { ...query, limit }, parts, now());
    },
  );

  app.delete(
    '/shop/inquiries/:inquiryId',
    {
      config: member,
      schema: {
        operationId: 'deleteInquiry',
        tags: TAGS,
        summary: 'Take one’s own question away, and its answer with it',
        params: Closed({ inquiryId: Id }),
        response: { 200: Closed({}), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { inquiryId } = request.params;
      const command = admit(request, 'shop.delete-inquiry', { kind: 'delete-inquiry', inquiryId } as const);
      return answerWith(request, reply, await lane.submit(command), 200) as never;
    },
  );
}
