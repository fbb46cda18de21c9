import { type Command, type Decision, type DomainEvent, refused } from '../../../engine/types.ts';
import {
  type Asked,
  type CommunityState,
  lineKey,
  type Review,
  subjectOf,
  touch,
  type Vote,
  voteKey,
} from './voice.ts';

/** Whoever has it may speak of it: the goods are there, and not all of them went back. */
const RECEIVED = new Set(['delivered', 'confirmed']);

/** Writes the one review of a line of one's own order. */
export function review(state: CommunityState, command: Command, input: Asked<'review'>): Decision {
  const { orderId, lineNo, rating, text, fileIds, reviewId: id } = input;
  const order = state.orders.get(orderId);
  const line = order?.lines.find(({ no }) => no === lineNo);
  if (!line || order?.accountId !== command.accountId) return refused('shop.order-not-found', { orderId });
  const kept = line.quantity - line.cancelled - line.returned;
  if (!RECEIVED.has(order.status) || kept <= 0) return refused('shop.not-bought', { orderId, lineNo });
  const before = state.ofLine.get(lineKey(orderId, lineNo));
  if (before !== undefined) return refused('shop.already-reviewed', { reviewId: before });
  if (!canShow(state, command, [], fileIds)) return refused('file.not-found');
  const { productId, choice } = line;
  const { accountId, at } = command;
  const made: Review = {
    ...{ id, productId, accountId, orderId, lineNo, choice, createdAt: at },
    ...{ rating, text, pictures: fileIds, status: 'shown', helpful: 0, updatedAt: at, change: 'new' },
  };
  state.reviews.set(id, made);
  state.ofLine.set(lineKey(orderId, lineNo), id);
  if (fileIds.length > 0) showPictures(state, made, 0, at);
  count(state, made, 1);
  return { accepted: true, result: { reviewId: id }, events: [reviewChanged(state, made)] };
}

/** Changes one's own review; one that operators hid stays hidden. */
export function changeReview(
  state: CommunityState,
  command: Command,
  { reviewId, rating, text, fileIds }: Asked<'change-review'>,
): Decision {
  const own = ownReview(state, command, reviewId);
  if (!own) return refused('shop.review-not-found', { reviewId });
  if (!canShow(state, command, own.pictures, fileIds)) return refused('file.not-found');
  const at = Math.max(command.at, own.updatedAt);
  count(state, own, -1);
  const shown = own.pictures.length;
  Object.assign(own, { rating, text, pictures: fileIds, updatedAt: at });
  showPictures(state, own, shown, at);
  count(state, own, 1);
  touch(own);
  return { accepted: true, result: { reviewId }, events: [reviewChanged(state, own)] };
}

/**
 * Takes one's own review away, with its votes and comments. Of one that operators hid the text goes and its place stays
 * taken: it does not come back under another number.
 */
export function deleteReview(
  state: CommunityState,
  command: Command,
  { reviewId }: Asked<'delete-review'>,
): Decision {
  const own = ownReview(state, command, reviewId);
  if (!own) return refused('shop.review-not-found', { reviewId });
  const at = Math.max(command.at, own.updatedAt);
  count(state, own, -1);
  if (own.pictures.length > 0) {
    const shown = own.pictures.length;
    own.pictures = [];
    showPictures(state, own, shown, at);
  }
  if (own.status === 'hidden') {
    Object.assign(own, { text: '', updatedAt: at });
    touch(own);
  } else {
    state.ofLine.delete(lineKey(own.orderId, own.lineNo));
    if (own.change === 'new') state.reviews.delete(own.id);
    else own.change = 'gone';
    for (const comment of state.comments.values()) {
      if (comment.subject === subjectOf({ kind: 'review', id: own.id })) comment.change = 'gone';
    }
  }
  return { accepted: true, result: {}, events: [reviewChanged(state, own)] };
}

/** Says that somebody else's review helped, or takes it back; twice changes nothing. */
export function vote(
  state: CommunityState,
  command: Command,
  { reviewId, isHelpful }: Asked<'vote'>,
): Decision {
  const about = reviewIn(state, reviewId);
  if (!about || about.status === 'hidden') return refused('shop.review-not-found', { reviewId });
  if (about.accountId === command.accountId) return refused('shop.own-review', { reviewId });
  const own = voteOf(state, reviewId, command.accountId);
  if (own.isOn !== isHelpful) {
    own.isOn = isHelpful;
    own.at = command.at;
    about.helpful += isHelpful ? 1 : -1;
    touch(about);
  }
  return { accepted: true, result: { reviewId, helpful: about.helpful, isHelpful } };
}

function voteOf(state: CommunityState, reviewId: string, accountId: string): Vote {
  const key = voteKey(reviewId, accountId);
  let own = state.votes.get(key);
  if (!own) {
    own = { reviewId, accountId, wasOn: false, isOn: false, at: 0 };
    state.votes.set(key, own);
  }
  return own;
}

/** A review that is there. */
export function reviewIn(state: CommunityState, reviewId: string): Review | undefined {
  const found = state.reviews.get(reviewId);
  return found?.change === 'gone' ? undefined : found;
}

/** One's own, unless it was taken away while it was hidden. */
function ownReview(state: CommunityState, command: Command, reviewId: string): Review | undefined {
  const found = reviewIn(state, reviewId);
  const isThere = found !== undefined && !(found.status === 'hidden' && found.text === '');
  return isThere && found.accountId === command.accountId ? found : undefined;
}

/** Whoever shows a picture has uploaded it, or shows it here already. */
function canShow(
  { files }: CommunityState,
  { accountId }: Command,
  shown: readonly string[],
  wanted: readonly string[],
): boolean {
  return wanted.every((id) => {
    const file = files.get(id);
    return file?.isStored === true && (file.uploaders.has(accountId) || shown.includes(id));
  });
}

function showPictures(state: CommunityState, of: Review, before: number, at: number): void {
  const { id: reviewId, accountId, pictures: after } = of;
  // Of several changes in one batch the first knows what the table says.
  const known = state.pictures.get(reviewId)?.before ?? before;
  state.pictures.set(reviewId, { reviewId, accountId, before: known, after, at });
}

/** Counts a review in or out, if people see it. */
export function count(state: CommunityState, of: Review, by: 1 | -1): void {
  if (of.status === 'hidden') return;
  const stars = state.counts.get(of.productId);
  if (!stars) throw new Error(`The product ${of.productId} is reviewed and has no counts`);
  stars.reviews += by;
  stars.ratingSum += by * of.rating;
  stars.isTouched = true;
}

export function reviewChanged(state: CommunityState, of: Review): DomainEvent {
  const { reviews = 0, ratingSum = 0 } = state.counts.get(of.productId) ?? {};
  return {
    name: 'shop.review-changed',
    key: of.productId,
    data: { reviewId: of.id, productId: of.productId, reviews, ratingSum },
  };
}
