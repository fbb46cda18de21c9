import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chosenSeed } from '../../../../test/simulation/random.ts';
import type { Command, Decision } from '../../../engine/types.ts';
import { decideCommunity } from './domain.ts';
import type { CommunityInput, CommunityState, Received } from './voice.ts';

const PRODUCT = 'P';
const MEMBERS = ['minji', 'jun', 'soyeon'] as const;

const lineOf = (no: number) => ({
  ...{ no, productId: PRODUCT, choice: null, quantity: 1, cancelled: 0, returned: 0 },
});
const orderOf = (accountId: string): Received => ({
  accountId,
  status: 'delivered',
  lines: [lineOf(1), lineOf(2)],
});

function freshState(): CommunityState {
  return {
    orders: new Map(MEMBERS.map((who) => [`O-${who}`, orderOf(who)])),
    reviews: new Map(),
    ofLine: new Map(),
    votes: new Map(),
    comments: new Map(),
    inquiries: new Map(),
    visible: new Set([PRODUCT]),
    names: new Map([[PRODUCT, { ko: '유기 수저', en: 'Spoon' }]]),
    counts: new Map([
      [PRODUCT, { productId: PRODUCT, reviews: 0, ratingSum: 0, isNew: false, isTouched: false }],
    ]),
    files: new Map(),
    pictures: new Map(),
  };
}

let clock = 1_000;
function run(state: CommunityState, input: CommunityInput, accountId: string): Decision {
  clock += 1;
  const command: Command<CommunityInput> = {
    ...{ id: `C${clock}`, at: clock, accountId, key: `C${clock}`, name: 'shop.test', fingerprint: '' },
    input,
  };
  return decideCommunity(state, command);
}

const step = fc.record({
  who: fc.constantFrom(...MEMBERS),
  whose: fc.constantFrom(...MEMBERS),
  lineNo: fc.integer({ min: 1, max: 2 }),
  rating: fc.integer({ min: 1, max: 5 }),
  what: fc.constantFrom('review', 'change-review', 'delete-review', 'vote', 'unvote', 'hide', 'show'),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function inputOf(state: CommunityState, { what, whose, lineNo, rating }: Step): CommunityInput {
  const orderId = `O-${whose}`;
  const reviewId = state.ofLine.get(`${orderId}/${lineNo}`) ?? 'nothing';
  const written = { rating, text: '음', fileIds: [] };
  switch (what) {
    case 'review':
      return { kind: 'review', reviewId: `R${clock}`, orderId, lineNo, ...written };
    case 'change-review':
      return { kind: 'change-review', reviewId, ...written };
    case 'delete-review':
      return { kind: 'delete-review', reviewId };
    case 'vote':
    case 'unvote':
      return { kind: 'vote', reviewId, isHelpful: what === 'vote' };
    case 'hide':
    case 'show':
      return { kind: what, voice: 'review', id: reviewId, reason: '이유' };
  }
}

test('whatever is done to reviews, stars and votes are those of what is there', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const state = freshState();
      for (const one of steps) {
        const before = JSON.stringify([...state.reviews], (_key, value) => value);
        const decision = run(state, inputOf(state, one), one.who);
        if (!decision.accepted) expect(JSON.stringify([...state.reviews])).toBe(before);
        const there = [...state.reviews.values()].filter(({ change }) => change !== 'gone');
        const shown = there.filter(({ status }) => status === 'shown');
        expect(state.counts.get(PRODUCT)).toMatchObject({
          reviews: shown.length,
          ratingSum: shown.reduce((sum, { rating }) => sum + rating, 0),
        });
        for (const { id, helpful, accountId } of there) {
          const votes = [...state.votes.values()].filter((vote) => vote.reviewId === id && vote.isOn);
          expect(helpful).toBe(votes.length);
          expect(votes.map((vote) => vote.accountId)).not.toContain(accountId);
        }
        // One for each line, and only by who bought it.
        const lines = there.map(({ orderId, lineNo }) => `${orderId}/${lineNo}`);
        expect(new Set(lines).size).toBe(lines.length);
        for (const { orderId, accountId } of there) expect(orderId).toBe(`O-${accountId}`);
      }
    }),
    { seed: chosenSeed() },
  );
});

test('who is told of what: never of words that are private', () => {
  const state = freshState();
  const asked = run(
    state,
    { kind: 'inquire', inquiryId: 'I', productId: PRODUCT, isPrivate: true, question: 'secret' },
    'minji',
  );
  const answered = run(state, { kind: 'answer', inquiryId: 'I', answer: 'secret', isChange: false }, 'admin');
  const hidden = run(state, { kind: 'hide', voice: 'inquiry', id: 'I', reason: '이유' }, 'admin');
  expect(JSON.stringify([asked, answered, hidden])).not.toContain('secret');
  expect(answered).toMatchObject({
    events: [{ name: 'shop.inquiry-answered', data: { accountId: 'minji' } }],
  });
  expect(hidden).toMatchObject({
    events: [{ name: 'shop.voice-hidden', data: { voice: 'inquiry', accountId: 'minji', reason: '이유' } }],
    audit: { action: 'shop.hide-inquiry', subject: 'I', reason: '이유' },
  });
});
