import { type Command, type Decision, type DomainEvent, refused } from '../../../engine/types.ts';
import { type Asked, type CommunityState, type Inquiry, touch } from './voice.ts';

/** Asks something about a product. What is asked stands in no event: nobody else hears of a private question. */
export function inquire(
  state: CommunityState,
  command: Command,
  { inquiryId: id, productId, isPrivate, question }: Asked<'inquire'>,
): Decision {
  if (!state.visible.has(productId)) return refused('shop.product-not-found', { productId });
  const { accountId, at } = command;
  state.inquiries.set(id, {
    ...{ id, productId, accountId, isPrivate, question, createdAt: at },
    ...{ answer: null, answeredBy: null, answeredAt: null, status: 'open', change: 'new' },
  });
  const data = { productId, ...nameOf(state, productId) };
  return {
    accepted: true,
    result: { inquiryId: id },
    events: [{ name: 'shop.inquiry-made', key: id, data }],
  };
}

/** Takes one's own question away, and the answer with it. */
export function deleteInquiry(
  state: CommunityState,
  command: Command,
  { inquiryId }: Asked<'delete-inquiry'>,
): Decision {
  const own = inquiryIn(state, inquiryId);
  if (own?.accountId !== command.accountId) return refused('shop.inquiry-not-found', { inquiryId });
  if (own.change === 'new') state.inquiries.delete(inquiryId);
  else own.change = 'gone';
  return { accepted: true, result: {} };
}

/** An operator answers; of two who do so at once the second is told, and may change what the first wrote. */
export function answer(
  state: CommunityState,
  command: Command,
  { inquiryId, answer: text, isChange }: Asked<'answer'>,
): Decision {
  const about = inquiryIn(state, inquiryId);
  if (!about) return refused('shop.inquiry-not-found', { inquiryId });
  const wasAnswered = about.answer !== null;
  if (wasAnswered && !isChange) return refused('shop.already-answered', { inquiryId });
  const at = Math.max(command.at, about.answeredAt ?? about.createdAt);
  Object.assign(about, { answer: text, answeredBy: command.accountId, answeredAt: at });
  if (about.status === 'open') about.status = 'answered';
  touch(about);
  return {
    accepted: true,
    result: { inquiryId },
    events: [answered(state, about, wasAnswered)],
    // What stands in a private answer stands in no log.
    audit: { action: 'shop.answer-inquiry', subject: inquiryId, reason: null, details: { wasAnswered } },
  };
}

/** An inquiry that is there. */
export function inquiryIn(state: CommunityState, inquiryId: string): Inquiry | undefined {
  const found = state.inquiries.get(inquiryId);
  return found?.change === 'gone' ? undefined : found;
}

const answered = (state: CommunityState, about: Inquiry, wasAnswered: boolean): DomainEvent => ({
  name: 'shop.inquiry-answered',
  key: about.id,
  data: {
    accountId: about.accountId,
    productId: about.productId,
    wasAnswered,
    ...nameOf(state, about.productId),
  },
});

/** What a product is called, for those who are told of something about it. */
export function nameOf(state: CommunityState, productId: string): { nameKo: string; nameEn: string } {
  const { ko, en } = state.names.get(productId) ?? { ko: '', en: '' };
  return { nameKo: ko, nameEn: en };
}
