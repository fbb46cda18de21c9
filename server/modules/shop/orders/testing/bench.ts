import type { Decision } from '../../../../engine/types.ts';
import { houseWalletFor } from '../../../pay/index.ts';
import { emptyShop } from '../../checkout/prefetch.ts';
import type { Order, OrderLine } from '../../order.ts';
import type { ShopState, VariantOnSale } from '../../state.ts';
import { decideOrder } from '../decide.ts';
import type { OrderInput } from '../input.ts';

export const T = Date.UTC(2026, 10, 21);
export const DAY = 86_400_000;
export const MEMBER = 'minji';
export const OPERATOR = 'admin';
export const ORDER = '01ORDER000000000';
export const WEEK = { confirmInMs: 7 * DAY, remindInMs: 3 * DAY };

export interface Bench {
  readonly state: ShopState;
  readonly order: Order;
  readonly ask: (input: OrderInput, by?: string, at?: number) => Decision & { readonly id: string };
}

export const variant = (id: string, values: Partial<VariantOnSale> = {}): VariantOnSale => ({
  id,
  productId: 'P1',
  choices: [],
  price: 1_000,
  salePrice: null,
  saleFrom: null,
  saleUntil: null,
  isActive: true,
  sells: 'stock',
  backorderLimit: 0,
  availableAt: null,
  stock: 10,
  sold: 0,
  touched: false,
  ...values,
});

export const line = (no: number, values: Partial<OrderLine> = {}): OrderLine => ({
  no,
  productId: 'P1',
  variantId: 'V1',
  categoryId: 'C1',
  name: { ko: '머그컵', en: 'Mug' },
  choice: null,
  pictureId: null,
  delivery: 'parcel',
  unitPrice: 1_000,
  quantity: 1,
  paid: 1_000,
  backordered: 0,
  counted: false,
  cancelled: 0,
  returned: 0,
  ...values,
});

/** One order that was paid, in the state in which a batch would find it; what it sold has left the stock. */
export function bench(
  lines: OrderLine[],
  options: {
    readonly by?: 'wallet' | 'gateway';
    readonly shipping?: number;
    readonly variants?: readonly VariantOnSale[];
    readonly order?: Partial<Order>;
  } = {},
): Bench {
  const { by = 'wallet', shipping = 0, variants = [variant('V1'), variant('V2')] } = options;
  const state = emptyShop();
  const paid = lines.reduce((sum, one) => sum + one.paid, 0);
  const items = lines.reduce((sum, one) => sum + one.unitPrice * one.quantity, 0);
  const total = paid + shipping;
  for (const productId of new Set(variants.map((one) => one.productId))) {
    state.products.set(productId, {
      ...{
        id: productId,
        categoryId: 'C1',
        status: 'on-sale',
        name: { ko: '머그컵', en: 'Mug' },
        options: [],
      },
      ...{
        delivery: 'parcel',
        pictureId: null,
        opensAt: null,
        perMemberLimit: null,
        clock: 0,
        touched: false,
      },
    });
  }
  for (const one of variants) state.variants.set(one.id, one);
  const order: Order = {
    ...{ id: ORDER, accountId: MEMBER, currency: 'KRW', items, discount: items - paid, couponDiscount: 0 },
    ...{ shipping, total, couponId: null, lines, trace: [], address: null, madeBy: null, createdAt: T },
    ...{ status: 'paid', payWith: by, refunded: 0, transferId: null, paymentId: null, courier: null },
    ...{ trackingNo: null, steps: 0, clock: T, expiresAt: null, storedExpiresAt: null, paidAt: T },
    ...{ deliveredAt: null, attention: null, change: 'none' },
    ...options.order,
  };
  order.transferId = by === 'wallet' && total > 0 ? ORDER : null;
  order.paymentId = by === 'gateway' ? 'PAYMENT' : null;
  state.orders.set(ORDER, order);
  const house = houseWalletFor('shop', ORDER);
  const wallet = (id: string, kind: 'member' | 'house', balance: number) =>
    state.ledger.wallets.set(id, {
      ...{ id, kind, currency: 'KRW', balance, held: 0, status: 'active', entryNo: 0, clock: 0 },
      ...{ nextExpiryAt: null, holds: [], unreadExpiryAt: null, moved: false, changed: false },
    });
  wallet(MEMBER, 'member', 0);
  wallet(house, 'house', total);
  if (order.transferId !== null) {
    const sides = { payerId: MEMBER, payeeIds: [house] };
    state.ledger.refundables.set(ORDER, {
      ...{ id: ORDER, kind: 'purchase', amount: total, refunded: 0, changed: false },
      ...sides,
    });
  }
  let no = 0;
  const ask: Bench['ask'] = (input, by = OPERATOR, at = T) => {
    no += 1;
    const id = `C${String(no).padStart(15, '0')}`;
    const command = { id, at, accountId: by, key: id, name: `shop.${input.kind}`, input, fingerprint: '' };
    return { ...decideOrder(state, command), id };
  };
  return { state, order, ask };
}

export const codeOf = (decision: Decision): string => (decision.accepted ? 'ok' : decision.code);

export const eventsOf = (decision: Decision, name: string): Record<string, unknown>[] =>
  decision.accepted
    ? (decision.events ?? []).filter((event) => event.name === name).map(({ data }) => data)
    : [];
