import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { mergeGuestCart } from './cart-merge.ts';
import { type Answer, command, get, request } from './client.ts';
import { learnServerTime } from './clock.ts';
import type {
  Address,
  AddressBody,
  AddressList,
  CancelBody,
  Cart,
  Order,
  OrderFilter,
  OrderPage,
  OrderPlaced,
  PayOrderBody,
  PlaceOrderBody,
  Quote,
  QuoteBody,
  ReturnBody,
  ReturnView,
} from './shop-order-types.ts';

export type * from './shop-order-types.ts';

/** The cart of whoever is here, and all that is reckoned from it. */
export const cartKey = ['shop', 'cart'] as const;
export const quotesKey = ['shop', 'quotes'] as const;
export const ordersKey = ['shop', 'orders'] as const;
export const addressesKey = ['shop', 'addresses'] as const;

export const cartQuery = queryOptions({
  queryKey: cartKey,
  queryFn: async ({ signal }) => {
    await mergeGuestCart();
    return get<Cart>('/shop/cart', undefined, signal);
  },
});

export const addressesQuery = queryOptions({
  queryKey: addressesKey,
  queryFn: ({ signal }) => get<AddressList>('/shop/addresses', undefined, signal),
});

/** A quote changes nothing: it is read with POST because lines do not fit an address. */
export const quoteQuery = (body: QuoteBody) =>
  queryOptions({
    queryKey: [...quotesKey, body],
    queryFn: ({ signal }) =>
      request<Quote>('/shop/quotes', { method: 'POST', body, signal }).then((answer) => answer.data),
    staleTime: 0,
  });

export const ordersQuery = (filter: OrderFilter) =>
  infiniteQueryOptions({
    queryKey: [...ordersKey, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      get<OrderPage>('/shop/orders', { status: statusesOf[filter], cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

const statusesOf: Record<OrderFilter, readonly string[] | undefined> = {
  all: undefined,
  'to-pay': ['draft', 'awaiting-payment'],
  'under-way': ['paid', 'preparing', 'shipped'],
  received: ['delivered', 'confirmed'],
  ended: ['cancelled', 'expired'],
};

/** An order that is held for a time also says what time it is over there. */
export const orderQuery = (orderId: string) =>
  queryOptions({
    queryKey: [...ordersKey, 'one', orderId],
    queryFn: async ({ signal }) => {
      const sentAtMs = Date.now();
      const order = await get<Order>(`/shop/orders/${encodeURIComponent(orderId)}`, undefined, signal);
      learnServerTime(order.serverNow, sentAtMs, Date.now());
      return order;
    },
  });

// ---- the cart ----------------------------------------------------------------------------------

export const addToCart = (body: { variantId: string; quantity: number }, key: string) =>
  command<Cart>('/shop/cart/lines', body, key);
export const changeCartLine = (
  variantId: string,
  body: { quantity?: number; isTicked?: boolean },
  key: string,
): Promise<Answer<Cart>> => request<Cart>(`/shop/cart/lines/${variantId}`, { method: 'PUT', body, key });
export const tickCart = (body: { isTicked: boolean; variantIds?: string[] }, key: string) =>
  command<Cart>('/shop/cart/ticks', body, key);
export const removeFromCart = (body: { variantIds: string[] }, key: string) =>
  command<Cart>('/shop/cart/removals', body, key);

// ---- orders ------------------------------------------------------------------------------------

export const placeOrder = (body: PlaceOrderBody, key: string) =>
  command<OrderPlaced>('/shop/orders', body, key);
export const payOrder = (orderId: string, body: PayOrderBody, key: string) =>
  command<OrderPlaced>(`/shop/orders/${orderId}/payments`, body, key);
export const cancelOrder = (orderId: string, body: CancelBody, key: string) =>
  command<Order>(`/shop/orders/${orderId}/cancellations`, body, key);
export const confirmReceipt = (orderId: string, key: string) =>
  command<Order>(`/shop/orders/${orderId}/confirmations`, {}, key);
export const requestReturn = (orderId: string, body: ReturnBody, key: string) =>
  command<ReturnView>(`/shop/orders/${orderId}/returns`, body, key);
export const withdrawReturn = (returnId: string, key: string) =>
  command<ReturnView>(`/shop/returns/${returnId}/withdrawals`, undefined, key);

// ---- the address book --------------------------------------------------------------------------

export const addAddress = (body: AddressBody, key: string) => command<Address>('/shop/addresses', body, key);
export const changeAddress = (addressId: string, body: AddressBody, key: string): Promise<Answer<Address>> =>
  request<Address>(`/shop/addresses/${addressId}`, { method: 'PUT', body, key });
export const deleteAddress = (addressId: string, key: string): Promise<Answer<void>> =>
  request<void>(`/shop/addresses/${addressId}`, { method: 'DELETE', key });
