import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerWith } from '../../../http/commands.ts';
import { Closed, Id, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import {
  AdminCommentPage,
  AdminInquiryPage,
  AdminReviewPage,
  AnswerBody,
  Answered,
  InquiriesQuery,
  Moderated,
  Reason,
  ReviewVoicesQuery,
  VoicesQuery,
} from './admin-schemas.ts';
import { listAllComments, listAllInquiries, listAllReviews } from './admin-views.ts';
import type { CommunityParts } from './parts.ts';
import type { CommunityInput } from './voice.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Admin'];
const admin = { access: 'admin' } as const;
const Params = Closed({ id: Id });

/** What operators do with what people say; each change is a command of the same lane, and audited. */
export function registerAdminRoutes(app: App, parts: CommunityParts): void {
  const { lane, admit, reads, accounts } = parts;

  async function submit(request: FastifyRequest, reply: FastifyReply, name: string, input: CommunityInput) {
    return answerWith(request, reply, await lane.submit(admit(request, name, input)), 200) as never;
  }

  app.get(
    '/admin/shop/reviews',
    {
      config: admin,
      schema: {
        operationId: 'listAllReviews',
        tags: TAGS,
        summary: 'Reviews of all products, the newest first, hidden ones too',
        querystring: ReviewVoicesQuery,
        response: { 200: AdminReviewPage, ...PROBLEMS },
      },
    },
    async (request) => listAllReviews(reads.of(request), request.query, parts),
  );

  app.get(
    '/admin/shop/comments',
    {
      config: admin,
      schema: {
        operationId: 'listAllComments',
        tags: TAGS,
        summary: 'Comments, the newest first, hidden ones too',
        querystring: VoicesQuery,
        response: { 200: AdminCommentPage, ...PROBLEMS },
      },
    },
    async (request) => listAllComments(reads.of(request), request.query, accounts),
  );

  app.get(
    '/admin/shop/inquiries',
    {
      config: admin,
      schema: {
        operationId: 'listAllInquiries',
        tags: TAGS,
        summary: 'Inquiries: what waits for an answer first, the longest first; then the newest',
        querystring: InquiriesQuery,
        response: { 200: AdminInquiryPage, ...PROBLEMS },
      },
    },
    async (request) => listAllInquiries(reads.of(request), request.query, accounts),
  );

  app.put(
    '/admin/shop/inquiries/:id/answer',
    {
      config: admin,
      schema: {
        operationId: 'answerInquiry',
        tags: TAGS,
        summary: 'Answer an inquiry, or change the answer; whoever asked is told',
        params: Params,
        body: AnswerBody,
        response: { 200: Answered, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { answer, isChange = false } = request.body;
      const { id: inquiryId } = request.params;
      return submit(request, reply, 'shop.answer-inquiry', { kind: 'answer', inquiryId, answer, isChange });
    },
  );

  for (const [voice, path, Voice] of [
    ['review', 'reviews', 'Review'],
    ['comment', 'comments', 'Comment'],
    ['inquiry', 'inquiries', 'Inquiry'],
  ] as const) {
    for (const [kind, act, Act] of [
      ['hide', 'hidings', 'Hide'],
      ['show', 'showings', 'Show'],
    ] as const) {
      app.post(
        `/admin/shop/${path}/:id/${act}`,
        {
          config: admin,
          schema: {
            operationId: `${Act.toLowerCase()}${Voice}`,
            tags: TAGS,
            summary:
              kind === 'hide'
                ? `Take a ${voice} off the pages; whoever wrote it is told why`
                : `Put a ${voice} back on the pages; whoever wrote it is told`,
            params: Params,
            body: Reason,
            response: { 200: Moderated, ...PROBLEMS },
          },
        },
        async (request, reply) => {
          const { id } = request.params;
          const input = { kind, voice, id, reason: request.body.reason };
          return submit(request, reply, `shop.${kind}-${voice}`, input);
        },
      );
    }
  }
}
