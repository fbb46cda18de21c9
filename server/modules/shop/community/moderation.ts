import { type Decision, type DomainEvent, refused } from '../../../engine/types.ts';
import { commentIn } from './comments.ts';
import { inquiryIn, nameOf } from './inquiries.ts';
import { count, reviewChanged, reviewIn } from './reviews.ts';
import { type Asked, type CommunityState, touch, type Voice } from './voice.ts';

/** Something that somebody said, as far as it can be hidden. */
interface Hideable {
  readonly accountId: string;
  readonly productId: string;
  readonly isHidden: boolean;
  turn(isHidden: boolean): DomainEvent[];
}

const NOT_FOUND = {
  review: 'shop.review-not-found',
  comment: 'shop.comment-not-found',
  inquiry: 'shop.inquiry-not-found',
} as const satisfies Record<Voice, string>;

/**
 * An operator takes something off the pages, or puts it back, and says why; whoever wrote it is told. To ask for what is
 * so already changes nothing.
 */
export function moderate(
  state: CommunityState,
  { kind, voice, id, reason }: Asked<'hide'> | Asked<'show'>,
): Decision {
  const about = hideable(state, voice, id);
  if (!about) return refused(NOT_FOUND[voice], { id });
  const isHidden = kind === 'hide';
  const result = { id, status: kind === 'hide' ? 'hidden' : 'shown' };
  if (about.isHidden === isHidden) return { accepted: true, result };
  const events = about.turn(isHidden);
  const { accountId, productId } = about;
  const told = { voice, accountId, productId, reason, ...nameOf(state, productId) };
  return {
    accepted: true,
    result,
    events: [...events, { name: isHidden ? 'shop.voice-hidden' : 'shop.voice-shown', key: id, data: told }],
    audit: { action: `shop.${kind}-${voice}`, subject: id, reason, details: { productId } },
  };
}

function hideable(state: CommunityState, voice: Voice, id: string): Hideable | null {
  if (voice === 'review') return ofReview(state, id);
  return voice === 'comment' ? ofComment(state, id) : ofInquiry(state, id);
}

function ofReview(state: CommunityState, id: string): Hideable | null {
  const found = reviewIn(state, id);
  // Its writer has emptied it: there is nothing left to show.
  if (!found || found.text === '') return null;
  const { accountId, productId } = found;
  const turn = (isHidden: boolean) => {
    if (isHidden) count(state, found, -1);
    found.status = isHidden ? 'hidden' : 'shown';
    if (!isHidden) count(state, found, 1);
    touch(found);
    return [reviewChanged(state, found)];
  };
  return { accountId, productId, isHidden: found.status === 'hidden', turn };
}

function ofComment(state: CommunityState, id: string): Hideable | null {
  const found = commentIn(state, id);
  if (!found) return null;
  const { accountId, productId } = found;
  const turn = (isHidden: boolean) => {
    found.status = isHidden ? 'hidden' : 'shown';
    touch(found);
    return [];
  };
  return { accountId, productId, isHidden: found.status === 'hidden', turn };
}

function ofInquiry(state: CommunityState, id: string): Hideable | null {
  const found = inquiryIn(state, id);
  if (!found) return null;
  const { accountId, productId } = found;
  const turn = (isHidden: boolean) => {
    found.status = isHidden ? 'hidden' : found.answer === null ? 'open' : 'answered';
    touch(found);
    return [];
  };
  return { accountId, productId, isHidden: found.status === 'hidden', turn };
}
