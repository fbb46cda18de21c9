/** What the buying side speaks with the server about; the shapes are the server's own where they are schemas. */
import type { Static } from 'typebox';
import type * as addresses from '../../../server/modules/shop/baskets/address-schemas.ts';
import type * as checkout from '../../../server/modules/shop/checkout/schemas.ts';
import type * as orders from '../../../server/modules/shop/orders/schemas.ts';
import type { Localized } from './shop-types.ts';

export type { Cart, CartLine, CartMerged } from '../../../server/modules/shop/baskets/schemas.ts';
export type { OrderPlaced, QuoteLine } from '../../../server/modules/shop/checkout/schemas.ts';
export type { Localized };
export type Quote = checkout.QuoteView;
export type QuoteBody = checkout.QuoteBody;
export type OrderLineBody = QuoteBody['lines'][number];

export type AddressBody = addresses.AddressBody;
export type Address = addresses.BookedAddress;
export type AddressList = Static<typeof addresses.AddressList>;

export type PayWay = Static<typeof checkout.PayWay>;
export type PlaceOrderBody = checkout.OrderBody;
export type PayOrderBody = checkout.PayOrderBody;

export type OrderFilter = 'all' | 'to-pay' | 'under-way' | 'received' | 'ended';

export type Order = orders.Order;
export type OrderStatus = Order['status'];
export type OrderLine = orders.OrderLineView;
export type OrderSummary = orders.OrderSummary;
export type OrderPage = Static<typeof orders.OrderPage>;
export type OrderStep = Order['timeline'][number];
export type TraceLine = Order['trace'][number];
export type ReturnView = orders.ReturnView;
export type ReturnReason = ReturnView['reason'];
export type CancelBody = Static<typeof orders.CancelBody>;
export type ReturnBody = Static<typeof orders.ReturnBody>;
