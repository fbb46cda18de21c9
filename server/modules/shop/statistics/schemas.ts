import Type, { type Static } from 'typebox';
import { Picture } from '../../../lib/picture-schema.ts';
import { Closed, Currency, Id, Money, Nullable } from '../../../lib/schema.ts';

const Day = Type.String({ format: 'date', description: 'A day in Korea', examples: ['2026-11-21'] });
const Localized = Type.Object({ ko: Type.String(), en: Type.String() });
const Count = Type.Integer({ minimum: 0 });

export const DashboardQuery = Closed({
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  lowStock: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 1_000, default: 5, description: 'Few is so many pieces or fewer' }),
  ),
});
export type DashboardQuery = Static<typeof DashboardQuery>;
export const DaysQuery = Closed({ from: Type.Optional(Day), to: Type.Optional(Day) });

export const DayFigures = Type.Object({
  day: Day,
  views: Count,
  cartAdds: Count,
  checkouts: Count,
  orders: Count,
  amount: Money,
  refunded: Money,
});
export type DayFigures = Static<typeof DayFigures>;

export const TopProduct = Type.Object({
  productId: Id,
  name: Localized,
  picture: Nullable(Picture),
  views: Count,
  orders: Count,
  quantity: Count,
  amount: Money,
  returned: Count,
  returnedAmount: Money,
});
export type TopProduct = Static<typeof TopProduct>;

export const LowStock = Type.Object({
  productId: Id,
  variantId: Id,
  name: Localized,
  choice: Nullable(Localized),
  sku: Type.String(),
  stock: Type.Integer(),
});
export type LowStock = Static<typeof LowStock>;

const Funnel = Type.Object(
  {
    views: Count,
    cartAdds: Count,
    checkouts: Count,
    orders: Count,
    conversion: Nullable(
      Type.Number({ description: 'Paid orders by views, in percent with two digits; null without views' }),
    ),
  },
  { description: 'Looks at a product, things put into carts, orders asked for, orders paid' },
);

export const Waiting = Type.Object({
  inquiries: Count,
  returns: Count,
  reviews: Type.Integer({ description: 'Of the last 24 hours' }),
  toSend: Type.Integer({ description: 'Paid orders that nobody has sent yet' }),
  refundsRefused: Type.Integer({ description: 'Gateways would not give back: a person must' }),
});
export type Waiting = Static<typeof Waiting>;

export const Dashboard = Type.Object({
  from: Day,
  to: Day,
  currency: Currency,
  days: Type.Array(DayFigures, { description: 'Every day, oldest first; today’s go on' }),
  top: Type.Array(TopProduct),
  lowStock: Type.Array(LowStock, { description: 'Fewest first' }),
  funnel: Funnel,
  waiting: Waiting,
});
export type Dashboard = Static<typeof Dashboard>;
