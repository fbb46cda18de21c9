import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chosenSeed } from '../../../../test/simulation/random.ts';
import type { Command, Decision } from '../../../engine/types.ts';
import {
  type AddressFields,
  type BasketInput,
  type BasketState,
  MAX_ADDRESSES,
  MAX_LIKES,
  MAX_LINES,
  MAX_QUANTITY,
  type Offer,
} from './basket.ts';
import { decideBasket } from './domain.ts';

const GUEST = 'guest:somebody';
const offer = (variantId: string, own: Partial<Offer> = {}): Offer => ({
  variantId,
  productId: `P${variantId}`,
  price: 1_000,
  refusal: null,
  ...own,
});

function stateOf(offers: readonly Offer[] = []): BasketState {
  const choices = new Map<string, Offer[]>();
  for (const one of offers) choices.set(one.productId, [...(choices.get(one.productId) ?? []), one]);
  return {
    baskets: new Map(),
    offers: new Map(offers.map((one) => [one.variantId, one])),
    choices,
    products: new Set(choices.keys()),
    likes: new Map(),
    hearts: new Map(
      [...choices.keys()].map((id) => [id, { productId: id, likes: 0, isNew: false, isTouched: false }]),
    ),
    entries: new Map(),
  };
}

let clock = 1_000;
function run(state: BasketState, input: BasketInput, accountId = 'minji'): Decision {
  clock += 1;
  const command: Command<BasketInput> = {
    ...{ id: `C${clock}`, at: clock, accountId, key: `C${clock}`, name: 'shop.test', fingerprint: '' },
    input,
  };
  return decideBasket(state, command);
}
const codeOf = (decision: Decision) => (decision.accepted ? 'ok' : decision.code);
const cartOf = (state: BasketState, ownerId = 'minji') =>
  Object.fromEntries(
    [...(state.baskets.get(ownerId)?.lines.values() ?? [])]
      .sort((a, b) => (a.variantId < b.variantId ? -1 : 1))
      .map((line) => [line.variantId, [line.quantity, line.isTicked]]),
  );
const add = (variantId: string, quantity = 1) => ({ kind: 'add', variantId, quantity }) as const;

describe('a cart', () => {
  test('adds up, sets, ticks and lets go', () => {
    const state = stateOf([offer('A'), offer('B'), offer('C')]);
    for (const input of [add('A', 2), add('B'), add('A', 3)]) expect(codeOf(run(state, input))).toBe('ok');
    expect(cartOf(state)).toEqual({ A: [5, true], B: [1, true] });
    run(state, { kind: 'set', variantId: 'A', quantity: 1, isTicked: null });
    run(state, { kind: 'set', variantId: 'B', quantity: null, isTicked: false });
    expect(cartOf(state)).toEqual({ A: [1, true], B: [1, false] });
    run(state, { kind: 'tick', variantIds: null, isTicked: false });
    run(state, { kind: 'tick', variantIds: ['B', 'C'], isTicked: true });
    expect(cartOf(state)).toEqual({ A: [1, false], B: [1, true] });
    run(state, { kind: 'remove', variantIds: null });
    expect(cartOf(state)).toEqual({ A: [1, false] });
    run(state, { kind: 'remove', variantIds: ['A', 'B'] });
    expect(cartOf(state)).toEqual({});
  });

  test('holds 100 lines of 99 pieces, and says so', () => {
    const offers = Array.from({ length: MAX_LINES + 1 }, (_, i) => offer(`V${i}`));
    const state = stateOf(offers);
    const codes = offers.map(({ variantId }) => codeOf(run(state, add(variantId))));
    expect(codes.slice(0, MAX_LINES)).toEqual(Array(MAX_LINES).fill('ok'));
    expect(codes.at(-1)).toBe('shop.cart-full');
    expect(codeOf(run(state, add('V0', MAX_QUANTITY)))).toBe('ok');
    expect(cartOf(state).V0).toEqual([MAX_QUANTITY, true]);
  });

  test('takes nothing that cannot be had, and changes nothing that is not there', () => {
    const state = stateOf([
      offer('A', { refusal: 'stock.sold-out' }),
      offer('B', { refusal: 'shop.not-on-sale' }),
    ]);
    expect(codeOf(run(state, add('A')))).toBe('stock.sold-out');
    expect(codeOf(run(state, add('B')))).toBe('shop.not-on-sale');
    expect(codeOf(run(state, add('nothing')))).toBe('shop.variant-not-found');
    const set = { kind: 'set', variantId: 'A', quantity: 1, isTicked: null } as const;
    expect(codeOf(run(state, set))).toBe('shop.not-in-cart');
    expect(state.baskets.size).toBe(0);
  });

  test('a line that is taken out and put in again within one batch is one line', () => {
    const state = stateOf([offer('A')]);
    run(state, add('A', 7));
    const line = state.baskets.get('minji')!.lines.get('A')!;
    line.change = 'none';
    run(state, { kind: 'remove', variantIds: ['A'] });
    run(state, add('A', 2));
    const basket = state.baskets.get('minji')!;
    expect([[...basket.removed], basket.lines.get('A')!.change]).toEqual([[], 'changed']);
    expect(cartOf(state)).toEqual({ A: [2, true] });
  });
});

describe('a guest’s cart', () => {
  const merge = { kind: 'merge', guestId: GUEST } as const;

  test('becomes the member’s once: quantities are added and bounded, ticks are kept', () => {
    const state = stateOf([offer('A'), offer('B'), offer('C')]);
    run(state, add('A', 60));
    run(state, { kind: 'set', variantId: 'A', quantity: null, isTicked: false });
    run(state, add('A', 60), GUEST);
    run(state, add('B', 2), GUEST);
    run(state, { kind: 'set', variantId: 'B', quantity: null, isTicked: false }, GUEST);
    run(state, add('C', 3), GUEST);
    expect(run(state, merge)).toMatchObject({ result: { merged: 3, refused: 0 } });
    const whole = { A: [MAX_QUANTITY, true], B: [2, false], C: [3, true] };
    expect([cartOf(state), cartOf(state, GUEST)]).toEqual([whole, {}]);
    for (const again of [merge, { kind: 'merge', guestId: null } as const]) {
      expect(run(state, again)).toMatchObject({ accepted: true, result: { merged: 0, refused: 0 } });
    }
    // Somebody else who sends the same token finds nothing.
    expect(run(state, merge, 'jun')).toMatchObject({ result: { merged: 0 } });
    expect([cartOf(state), cartOf(state, 'jun')]).toEqual([whole, {}]);
  });

  test('that does not fit leaves out what was put in first', () => {
    const offers = Array.from({ length: MAX_LINES + 5 }, (_, i) => offer(`V${i}`));
    const state = stateOf(offers);
    for (const { variantId } of offers.slice(0, MAX_LINES - 1)) run(state, add(variantId));
    for (const { variantId } of offers.slice(MAX_LINES)) run(state, add(variantId), GUEST);
    expect(run(state, merge)).toMatchObject({ result: { merged: 1, refused: 4 } });
    expect(cartOf(state)).toHaveProperty(`V${MAX_LINES + 4}`);
    expect(cartOf(state, GUEST)).toEqual({});
  });

  test('whatever is done to both carts, pieces are only bounded, never lost or made', () => {
    const change = fc.record({
      who: fc.constantFrom('minji', GUEST),
      variantId: fc.constantFrom('A', 'B', 'C', 'D'),
      quantity: fc.integer({ min: 1, max: MAX_QUANTITY }),
      what: fc.constantFrom('add', 'set', 'remove', 'merge'),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const state = stateOf(['A', 'B', 'C', 'D'].map((id) => offer(id)));
        const model = new Map<string, Map<string, number>>([
          ['minji', new Map()],
          [GUEST, new Map()],
        ]);
        const put = (who: string, id: string, quantity: number) =>
          model.get(who)!.set(id, Math.min(MAX_QUANTITY, (model.get(who)!.get(id) ?? 0) + quantity));
        for (const { who, what, variantId, quantity } of changes) {
          if (what === 'add') {
            run(state, add(variantId, quantity), who);
            put(who, variantId, quantity);
          } else if (what === 'set') {
            run(state, { kind: 'set', variantId, quantity, isTicked: null }, who);
            if (model.get(who)!.has(variantId)) model.get(who)!.set(variantId, quantity);
          } else if (what === 'remove') {
            run(state, { kind: 'remove', variantIds: [variantId] }, who);
            model.get(who)!.delete(variantId);
          } else {
            run(state, merge);
            for (const [id, pieces] of model.get(GUEST)!) put('minji', id, pieces);
            model.get(GUEST)!.clear();
          }
          for (const [owner, lines] of model) {
            const own = Object.entries(cartOf(state, owner)).map(([id, [pieces]]) => [id, pieces]);
            expect(own).toEqual([...lines].sort(([a], [b]) => (a < b ? -1 : 1)));
          }
        }
      }),
      { seed: chosenSeed() },
    );
  });
});

describe('hearts', () => {
  const like = (productId: string) => ({ kind: 'like', productId }) as const;
  const unlike = (productId: string) => ({ kind: 'unlike', productId }) as const;

  test('are given and taken back once, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            who: fc.constantFrom('minji', 'jun'),
            on: fc.boolean(),
            id: fc.constantFrom('PA', 'PB'),
          }),
          { maxLength: 60 },
        ),
        (pressed) => {
          const state = stateOf([offer('A'), offer('B')]);
          const on = new Set<string>();
          for (const { who, on: isOn, id } of pressed) {
            expect(run(state, isOn ? like(id) : unlike(id), who).accepted).toBe(true);
            if (isOn) on.add(`${who}/${id}`);
            else on.delete(`${who}/${id}`);
            for (const productId of ['PA', 'PB']) {
              const count = [...on].filter((key) => key.endsWith(productId)).length;
              expect(state.hearts.get(productId)!.likes).toBe(count);
            }
            const own = [...on].filter((key) => key.startsWith(who)).length;
            expect(state.baskets.get(who)?.likes ?? 0).toBe(own);
          }
        },
      ),
      { seed: chosenSeed() },
    );
  });

  test('are bounded, and only for what can be seen', () => {
    const state = stateOf([offer('A')]);
    run(state, like('PA'));
    state.baskets.get('minji')!.likes = MAX_LIKES;
    state.likes.clear();
    expect(codeOf(run(state, like('PA')))).toBe('shop.likes-full');
    state.products.clear();
    expect(codeOf(run(state, like('PA'), 'jun'))).toBe('shop.product-not-found');
    expect(codeOf(run(state, like('nothing'), 'jun'))).toBe('shop.product-not-found');
  });

  test('to the cart: one piece where nothing is to be chosen, and a reason for the rest', () => {
    const state = stateOf([
      offer('A'),
      offer('B1', { productId: 'PB' }),
      offer('B2', { productId: 'PB' }),
      offer('C', { refusal: 'stock.sold-out' }),
      offer('D'),
      offer('E'),
    ]);
    for (const id of ['PA', 'PB', 'PC', 'PE']) run(state, like(id));
    run(state, add('E', 4));
    run(state, { kind: 'set', variantId: 'E', quantity: null, isTicked: false });
    const decision = run(state, { kind: 'likes-to-cart', productIds: ['PA', 'PB', 'PC', 'PD', 'PE', 'PX'] });
    expect(decision).toMatchObject({
      accepted: true,
      result: {
        added: [
          { productId: 'PA', variantId: 'A' },
          { productId: 'PE', variantId: 'E' },
        ],
        needsChoice: ['PB'],
        refused: [
          { productId: 'PC', code: 'stock.sold-out' },
          { productId: 'PD', code: 'shop.product-not-found' },
          { productId: 'PX', code: 'shop.product-not-found' },
        ],
      },
    });
    expect(cartOf(state)).toEqual({ A: [1, true], E: [4, true] });
    expect(state.baskets.get('minji')!.likes).toBe(4);
  });
});

describe('an address book', () => {
  const fields = (label: string, isDefault = false): AddressFields => ({
    ...{
      label,
      recipient: '김민지',
      phone: '010-1234-5678',
      postcode: '04524',
      line1: '세종대로 110',
      line2: '',
    },
    isDefault,
  });
  const save = (label: string, isDefault = false) =>
    ({ kind: 'save-address', addressId: label, fields: fields(label, isDefault) }) as const;
  const bookOf = (state: BasketState, accountId = 'minji') =>
    [...(state.entries.get(accountId)?.values() ?? [])].filter(({ change }) => change !== 'gone');
  const defaultsOf = (state: BasketState) =>
    bookOf(state).flatMap(({ id, fields: { isDefault } }) => (isDefault ? [id] : []));

  test('has exactly one default while it is not empty', () => {
    const state = stateOf();
    run(state, save('a'));
    expect(defaultsOf(state)).toEqual(['a']);
    run(state, save('b', true));
    run(state, save('c'));
    expect(defaultsOf(state)).toEqual(['b']);
    run(state, { kind: 'change-address', addressId: 'a', fields: fields('a', true) });
    expect(defaultsOf(state)).toEqual(['a']);
    run(state, { kind: 'delete-address', addressId: 'a' });
    expect(defaultsOf(state)).toEqual(['c']);
  });

  test('holds 20, and shows nobody else’s', () => {
    const state = stateOf();
    const codes = Array.from({ length: MAX_ADDRESSES + 1 }, (_, i) => codeOf(run(state, save(`a${i}`))));
    expect([codes.filter((code) => code === 'ok').length, codes.at(-1)]).toEqual([
      MAX_ADDRESSES,
      'shop.address-book-full',
    ]);
    const foreign = { addressId: 'a0', fields: fields('mine now') };
    expect(codeOf(run(state, { kind: 'change-address', ...foreign }, 'jun'))).toBe('shop.address-not-found');
    expect(codeOf(run(state, { kind: 'delete-address', addressId: 'a0' }, 'jun'))).toBe(
      'shop.address-not-found',
    );
    expect(bookOf(state).map(({ fields: { label } }) => label)).toContain('a0');
  });
});
