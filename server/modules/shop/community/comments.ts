import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { reviewIn } from './reviews.ts';
import { type Asked, type Comment, type CommunityState, subjectOf } from './voice.ts';

/** Says something below a product or a review that people see. */
export function comment(
  state: CommunityState,
  command: Command,
  { commentId: id, subject, text }: Asked<'comment'>,
): Decision {
  const about = subject.kind === 'review' ? reviewIn(state, subject.id) : undefined;
  if (subject.kind === 'review' && about?.status !== 'shown') {
    return refused('shop.review-not-found', { reviewId: subject.id });
  }
  const productId = about?.productId ?? subject.id;
  if (!state.visible.has(productId)) return refused('shop.product-not-found', { productId });
  const { accountId, at } = command;
  state.comments.set(id, {
    ...{ id, subject: subjectOf(subject), productId, accountId, text, createdAt: at },
    ...{ status: 'shown', change: 'new' },
  });
  return {
    accepted: true,
    result: { commentId: id },
    events: [
      { name: 'shop.comment-made', key: productId, data: { commentId: id, subject: subjectOf(subject) } },
    ],
  };
}

/** Takes one's own comment away. */
export function deleteComment(
  state: CommunityState,
  command: Command,
  { commentId }: Asked<'delete-comment'>,
): Decision {
  const own = commentIn(state, commentId);
  if (own?.accountId !== command.accountId) return refused('shop.comment-not-found', { commentId });
  if (own.change === 'new') state.comments.delete(commentId);
  else own.change = 'gone';
  return { accepted: true, result: {} };
}

/** A comment that is there. */
export function commentIn(state: CommunityState, commentId: string): Comment | undefined {
  const found = state.comments.get(commentId);
  return found?.change === 'gone' ? undefined : found;
}
