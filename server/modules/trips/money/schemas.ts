import Type, { type Static } from 'typebox';
import { Amount, Closed, Currency, Id, Money, Nullable, Timestamp } from '../../../lib/schema.ts';

const Category = Type.Enum(['food', 'stay', 'transport', 'ticket', 'shopping', 'other']);
const PersonId = Type.String({ pattern: '^[0-9A-Za-z_-]{1,16}$', examples: ['01K9ZQ3T5R7WXA00'] });
const Day = Type.String({ format: 'date', examples: ['2027-04-03'] });

export const MoneyParams = Closed({ tripId: Id });
export const PaymentParams = Closed({ tripId: Id, paymentId: Id });

/** Who owes whom. */
export const Balances = Type.Object(
  {
    tripId: Id,
    sequence: Type.Integer({ description: 'Of the trip' }),
    currency: Currency,
    isInWallets: Type.Boolean({ description: 'Whether it can be settled from wallets: they hold won' }),
    total: Money,
    people: Type.Array(
      Type.Object({
        personId: PersonId,
        accountId: Nullable(Id),
        name: Type.String({ examples: ['김민지'] }),
        hasLeft: Type.Boolean(),
        paid: Money,
        owed: Money,
        sent: Money,
        received: Money,
        balance: Type.Integer({ description: 'Above 0: the others owe it to them. All sum to zero' }),
      }),
    ),
    suggestions: Type.Array(Type.Object({ fromId: PersonId, toId: PersonId, amount: Money }), {
      description: 'After these payments nobody owes anything',
    }),
    byCategory: Type.Array(Type.Object({ category: Category, amount: Money })),
    byDay: Type.Array(Type.Object({ on: Nullable(Day), amount: Money })),
  },
  {
    examples: [
      {
        ...{ tripId: '01K9ZQ3T5R7WXA00', sequence: 42, currency: 'KRW', isInWallets: true, total: 90_000 },
        people: [
          {
            ...{
              personId: '01K9ZQ3T5R7WXA00',
              accountId: '01K9ZQ3T5R7WXA01',
              name: '김민지',
              hasLeft: false,
            },
            ...{ paid: 90_000, owed: 45_000, sent: 0, received: 0, balance: 45_000 },
          },
        ],
        suggestions: [{ fromId: 'p1', toId: '01K9ZQ3T5R7WXA00', amount: 45_000 }],
        byCategory: [{ category: 'food', amount: 90_000 }],
        byDay: [{ on: '2027-04-03', amount: 90_000 }],
      },
    ],
  },
);
export type Balances = Static<typeof Balances>;

export const SettleBody = Closed(
  { toId: PersonId, amount: Amount },
  { examples: [{ toId: '01K9ZQ3T5R7WXA00', amount: 45_000 }] },
);
export type SettleBody = Static<typeof SettleBody>;
export const Settled = Type.Object({
  tripId: Id,
  paymentId: Id,
  transferId: Id,
  sequence: Type.Integer(),
});
export type Settled = Static<typeof Settled>;

export const PaymentBody = Closed(
  { fromId: PersonId, toId: PersonId, amount: Amount, at: Type.Optional(Timestamp) },
  { examples: [{ fromId: 'p1', toId: '01K9ZQ3T5R7WXA00', amount: 45_000 }] },
);
export type PaymentBody = Static<typeof PaymentBody>;
export const Noted = Type.Object({ tripId: Id, paymentId: Id, sequence: Type.Integer() });
export type Noted = Static<typeof Noted>;
