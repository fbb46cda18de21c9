import Type, { type Static } from 'typebox';
import {
  Closed,
  Currency,
  Id,
  Localized,
  Money,
  Nullable,
  PageOf,
  PageQuery,
  Timestamp,
} from '../../../lib/schema.ts';
import { PlaceBody } from '../orders/schemas.ts';

/** As they are asked in an order. */
const { symbol: SymbolText, side: Side, quantity: Shares } = PlaceBody.properties;

const Day = Type.String({
  format: 'date',
  description: 'A day as it is in Seoul',
  examples: ['2026-11-24'],
});
const Count = Type.Integer({ minimum: 0, examples: [12] });
const Rate = Type.Number({ description: 'A share of the cost: 0.0312 is 3.12 %', examples: [0.0312] });
const SeasonId = Type.Optional({
  ...Id,
  description: 'Of a contest; without it, the member’s own account',
});

export const AccountQuery = Closed({ seasonId: SeasonId });

export const AccountView = Type.Object({
  balance: Money,
  reserved: Type.Integer({ description: 'Set aside for open buys, with their fees', examples: [51007] }),
  unsettled: Type.Integer({
    description:
      'In the balance by trades whose day of settlement has not come: it buys, but is not taken out',
    examples: [0],
  }),
  withdrawable: Money,
  buyingPower: Money,
  settlements: Type.Array(
    Type.Object({
      day: Day,
      amount: Type.Integer({ description: 'Below 0 where more was bought than sold', examples: [-51007] }),
    }),
    { description: 'What trades bring on coming days' },
  ),
  value: Type.Integer({ description: 'Of all shares at their newest prices', examples: [1560000] }),
  cost: Type.Integer({ description: 'What they have cost, fees of buying with them', examples: [1500225] }),
  profit: Type.Integer({ description: 'value − cost', examples: [59775] }),
  profitRate: Rate,
  realised: Type.Integer({ description: 'What sales have brought above their cost', examples: [12000] }),
  currency: Currency,
});
export type AccountView = Static<typeof AccountView>;

export const HoldingView = Type.Object({
  symbol: SymbolText,
  name: Localized,
  color: Type.String({ examples: ['#1d4ed8'] }),
  quantity: Count,
  sellable: Type.Integer({ description: 'Without what open sells have set aside', examples: [12] }),
  averageCost: Type.Number({ description: 'For a share, to a hundredth', examples: [78411.76] }),
  cost: Money,
  last: Type.Integer({ description: 'The newest price', examples: [78400] }),
  change: Type.Integer({ description: 'Of the price, since the day before', examples: [-1200] }),
  value: Money,
  profit: Type.Integer({ examples: [-141] }),
  profitRate: Rate,
  realised: Type.Integer({ description: 'By sales until now', examples: [0] }),
});
export type HoldingView = Static<typeof HoldingView>;
export const HoldingList = Type.Object({ items: Type.Array(HoldingView) });

export const FillsQuery = Closed({
  ...PageQuery.properties,
  symbol: Type.Optional(SymbolText),
  seasonId: SeasonId,
});
export const FillView = Type.Object({
  fillId: Id,
  orderId: Id,
  symbol: SymbolText,
  name: Localized,
  color: Type.String({ examples: ['#1d4ed8'] }),
  side: Side,
  price: Type.Integer({ examples: [78400] }),
  quantity: Count,
  amount: Type.Integer({ description: 'price × quantity', examples: [784000] }),
  fee: Money,
  tax: Money,
  profit: Type.Integer({
    description: 'Of a sale: above its cost, fees and tax; 0 for a buy',
    examples: [0],
  }),
  currency: Currency,
  at: Timestamp,
});
export type FillView = Static<typeof FillView>;
export const FillPage = PageOf(FillView);

export const ProfitsQuery = Closed({
  from: Type.Optional({ ...Day, description: 'The first day; thirty days before the last without it' }),
  to: Type.Optional({ ...Day, description: 'The last day; today without it' }),
  seasonId: SeasonId,
});
export const FillsCsvQuery = Closed({
  from: Type.Optional({ ...Day, description: 'The first day; the first trade without it' }),
  to: Type.Optional({ ...Day, description: 'The last day; today without it' }),
  symbol: Type.Optional(SymbolText),
  seasonId: SeasonId,
});
export const DayProfit = Type.Object({
  day: Day,
  profit: Type.Integer({
    description: 'Of the day’s sales: above their cost, fees and tax',
    examples: [59775],
  }),
  fee: Money,
  tax: Money,
  sold: Type.Integer({ description: 'What was sold for', examples: [784000] }),
});
export type DayProfit = Static<typeof DayProfit>;
export const ProfitList = Type.Object({
  items: Type.Array(DayProfit, { description: 'Days on which something was sold, oldest first' }),
  currency: Currency,
});

export const QuoteQuery = Closed({
  ...PlaceBody.properties,
  quantity: Type.Optional({ ...Shares, description: 'Without it, only the most that is possible is told' }),
});
export type QuoteQuery = Static<typeof QuoteQuery>;
export const OrderQuote = Type.Object({
  amount: Type.Integer({
    description: 'At its own price, or at those that stand on the other side',
    examples: [784000],
  }),
  fee: Money,
  tax: Money,
  total: Type.Integer({ description: 'What is paid for a buy, what comes of a sale', examples: [784117] }),
  reserved: Type.Integer({
    description: 'Money that the order sets aside: the most that it may cost; 0 for a sale',
    examples: [784117],
  }),
  maxQuantity: Type.Integer({
    minimum: 0,
    description: 'Most shares that money or shares allow now',
    examples: [63],
  }),
  currency: Currency,
  refusal: Nullable(
    Type.Object(
      { code: Type.String({ examples: ['stocks.off-tick'] }) },
      { additionalProperties: true, description: 'The rule that would refuse it, with what would be right' },
    ),
  ),
});
export type OrderQuote = Static<typeof OrderQuote>;
