import type { FastifyRequest } from 'fastify';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Closed, Id, PageQuery, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { listComments, readOwnComment } from './comment-views.ts';
import { requireVisible } from './counts.ts';
import type { CommunityParts } from './parts.ts';
import { Comment, CommentBody, CommentPage } from './schemas.ts';
import type { Subject } from './voice.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Shop'];
const member = { access: 'member' } as const;
const Params = Closed({ subjectId: Id });

/** What comments stand below, and where. */
const PLACES = [
  { kind: 'product', path: '/shop/products/:subjectId/comments', of: 'Product' },
  { kind: 'review', path: '/shop/reviews/:subjectId/comments', of: 'Review' },
] as const;

/** What people say below products and reviews. */
export function registerCommentRoutes(app: App, parts: CommunityParts): void {
  const { database, lane, admit, reads, makeId, allowance, accounts } = parts;

  async function requireThere(request: FastifyRequest, { kind, id }: Subject): Promise<void> {
    const executor = reads.of(request);
    if (kind === 'product') return requireVisible(executor, id);
    const review = await executor
      .selectFrom('shop_reviews')
      .select('id')
      .where('id', '=', id)
      .where('status', '=', 'shown')
      .executeTakeFirst();
    if (!review) throw new ProblemError('shop.review-not-found');
  }

  for (const { kind, path, of } of PLACES) {
    app.get(
      path,
      {
        config: { access: 'optional' },
        schema: {
          operationId: `list${of}Comments`,
          tags: TAGS,
          summary: `What is said below a ${kind}, the newest first`,
          params: Params,
          querystring: PageQuery,
          response: { 200: CommentPage, ...PROBLEMS },
        },
      },
      async (request) => {
        const subject = { kind, id: request.params.subjectId };
        const { limit = 20, ...query } = request.query;
        await requireThere(request, subject);
        const callerId = request.caller?.accountId ?? null;
        return listComments(reads.of(request), subject, { ...query, limit }, callerId, accounts);
      },
    );

    app.post(
      path,
      {
        config: member,
        schema: {
          operationId: `comment${of}`,
          tags: TAGS,
          summary: `Say something below a ${kind}`,
          params: Params,
          body: CommentBody,
          response: { 201: Comment, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        const said = { subject: { kind, id: request.params.subjectId }, text: request.body.text };
        const command = admit(request, 'shop.comment', said);
        await allowance.spend(command.accountId);
        const input = { kind: 'comment', commentId: makeId(), ...said } as const;
        const answer = await lane.submit({ ...command, input });
        const body = answerWith(request, reply, answer, 201);
        if (!answer.answered || !answer.decision.accepted) return body as never;
        const id = String(body.commentId);
        const comment = await readOwnComment(database.reader, id, command.accountId, accounts);
        // Whoever asks again with the same key after it was deleted.
        if (!comment) throw new ProblemError('shop.comment-not-found');
        return comment;
      },
    );
  }

  app.delete(
    '/shop/comments/:commentId',
    {
      config: member,
      schema: {
        operationId: 'deleteComment',
        tags: TAGS,
        summary: 'Take one’s own comment away',
        params: Closed({ commentId: Id }),
        response: { 200: Closed({}), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { commentId } = request.params;
      const command = admit(request, 'shop.delete-comment', { kind: 'delete-comment', commentId } as const);
      return answerWith(request, reply, await lane.submit(command), 200) as never;
    },
  );
}
