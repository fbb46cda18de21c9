import { type Command, type Decision, type DomainEvent, refused } from '../../../engine/types.ts';
import { type Asked, authorKey, type Review, type ReviewInput, type ReviewState, voteKey } from './review.ts';

/** Decides one command on what those say who were there; a refusal changes nothing. */
export function decideReview(state: ReviewState, command: Command<ReviewInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'review':
      return review(state, command, input);
    case 'change-review':
      return changeReview(state, command, input);
    case 'delete-review':
      return deleteReview(state, command, input);
    case 'vote':
      return vote(state, command, input);
    case 'hide':
    case 'show':
      return moderate(state, command, input);
  }
}

/** Writes one's one review of a performance that one has seen: let in, or with a ticket for a round that is over. */
function review(
  state: ReviewState,
  { accountId, at }: Command,
  { reviewId: id, performanceId, rating, text }: Asked<'review'>,
): Decision {
  if (!state.stars.get(performanceId)?.isVisible) return refused('tickets.performance-not-found');
  const key = authorKey(performanceId, accountId);
  const before = state.written.get(key);
  if (before !== undefined) return refused('tickets.already-reviewed', { reviewId: before });
  const seen = (state.attended.get(key) ?? []).find(({ isUsed, overAt }) => isUsed || overAt <= at);
  if (!seen) return refused('tickets.not-attended');
  const made: Review = {
    ...{ id, performanceId, accountId, roundId: seen.roundId, createdAt: at },
    ...{ rating, text, status: 'shown', helpful: 0, updatedAt: at, change: 'new' },
  };
  state.reviews.set(id, made);
  state.written.set(key, id);
  count(state, made, 1);
  return { accepted: true, result: { reviewId: id }, events: [reviewChanged(state, made)] };
}

/** Changes one's own review; one that operators hid stays hidden. */
function changeReview(
  state: ReviewState,
  command: Command,
  { reviewId, rating, text }: Asked<'change-review'>,
): Decision {
  const own = ownReview(state, command, reviewId);
  if (!own) return refused('tickets.review-not-found', { reviewId });
  count(state, own, -1);
  Object.assign(own, { rating, text, updatedAt: Math.max(command.at, own.updatedAt) });
  count(state, own, 1);
  touch(own);
  return { accepted: true, result: { reviewId }, events: [reviewChanged(state, own)] };
}

/**
 * Takes one's own review away, with its votes. Of one that operators hid the text goes and its place stays taken: it does
 * not come back under another number.
 */
function deleteReview(state: ReviewState, command: Command, { reviewId }: Asked<'delete-review'>): Decision {
  const own = ownReview(state, command, reviewId);
  if (!own) return refused('tickets.review-not-found', { reviewId });
  count(state, own, -1);
  if (own.status === 'hidden') {
    Object.assign(own, { text: '', updatedAt: Math.max(command.at, own.updatedAt) });
    touch(own);
  } else {
    state.written.delete(authorKey(own.performanceId, own.accountId));
    if (own.change === 'new') state.reviews.delete(own.id);
    else own.change = 'gone';
  }
  return { accepted: true, result: {}, events: [reviewChanged(state, own)] };
}

/** Says that somebody else's review helped, or takes it back; twice changes nothing. */
function vote(
  state: ReviewState,
  { accountId, at }: Command,
  { reviewId, isHelpful }: Asked<'vote'>,
): Decision {
  const about = reviewIn(state, reviewId);
  if (!about || about.status === 'hidden') return refused('tickets.review-not-found', { reviewId });
  if (about.accountId === accountId) return refused('tickets.own-review', { reviewId });
  const key = voteKey(reviewId, accountId);
  const own = state.votes.get(key) ?? { reviewId, accountId, wasOn: false, isOn: false, at: 0 };
  state.votes.set(key, own);
  if (own.isOn !== isHelpful) {
    own.isOn = isHelpful;
    own.at = at;
    about.helpful += isHelpful ? 1 : -1;
    touch(about);
  }
  return { accepted: true, result: { reviewId, helpful: about.helpful, isHelpful } };
}

/**
 * An operator takes a review off the pages, or puts it back, and says why; whoever wrote it is told. To ask for what is so
 * already changes nothing.
 */
function moderate(
  state: ReviewState,
  _command: Command,
  { kind, reviewId, reason }: Asked<'hide' | 'show'>,
): Decision {
  const about = reviewIn(state, reviewId);
  // Its writer has emptied it: there is nothing left to show.
  if (!about || about.text === '') return refused('tickets.review-not-found', { reviewId });
  const status = kind === 'hide' ? 'hidden' : 'shown';
  const result = { reviewId, status };
  if (about.status === status) return { accepted: true, result };
  if (kind === 'hide') count(state, about, -1);
  about.status = status;
  if (kind === 'show') count(state, about, 1);
  touch(about);
  const { performanceId, accountId } = about;
  const { title } = starsOf(state, about);
  const told = { performanceId, accountId, reason, titleKo: title.ko, titleEn: title.en };
  return {
    accepted: true,
    result,
    events: [
      reviewChanged(state, about),
      { name: `tickets.review-${status}`, key: reviewId, data: { reviewId, ...told } },
    ],
    audit: { action: `tickets.${kind}-review`, subject: reviewId, reason, details: { performanceId } },
  };
}

function touch(review: Review): void {
  if (review.change === 'none') review.change = 'changed';
}

/** A review that is there. */
function reviewIn(state: ReviewState, reviewId: string): Review | undefined {
  const found = state.reviews.get(reviewId);
  return found?.change === 'gone' ? undefined : found;
}

/** One's own, unless it was taken away while it was hidden. */
function ownReview(state: ReviewState, { accountId }: Command, reviewId: string): Review | undefined {
  const found = reviewIn(state, reviewId);
  const isThere = found !== undefined && !(found.status === 'hidden' && found.text === '');
  return isThere && found.accountId === accountId ? found : undefined;
}

function starsOf({ stars }: ReviewState, { performanceId }: Review) {
  const found = stars.get(performanceId);
  if (!found) throw new Error(`The performance ${performanceId} is reviewed and is not there`);
  return found;
}

/** Counts a review in or out, if people see it. */
function count(state: ReviewState, of: Review, by: 1 | -1): void {
  if (of.status === 'hidden') return;
  const stars = starsOf(state, of);
  stars.ratings += by;
  stars.ratingSum += by * of.rating;
  stars.isTouched = true;
}

function reviewChanged(state: ReviewState, { id: reviewId, performanceId, ...of }: Review): DomainEvent {
  const { ratings, ratingSum } = starsOf(state, { id: reviewId, performanceId, ...of });
  return {
    name: 'tickets.review-changed',
    key: performanceId,
    data: { reviewId, performanceId, ratings, ratingSum },
  };
}
