import Type, { type Static } from 'typebox';
import { Closed, Currency, Id, Nullable } from '../../../lib/schema.ts';

const Day = Type.String({ format: 'date', examples: ['2027-04-03'] });

export const WeatherParams = Closed({ tripId: Id });
/** The weather of the days that a forecast reaches. */
export const Weather = Type.Object(
  {
    isOn: Type.Boolean({ description: 'Whether this installation asks anybody about the weather' }),
    days: Type.Array(
      Type.Object({
        dayId: Id,
        on: Day,
        sky: Type.Enum(['clear', 'clouds', 'fog', 'rain', 'snow', 'storm']),
        lowC: Type.Integer(),
        highC: Type.Integer(),
        rainPercent: Nullable(Type.Integer({ minimum: 0, maximum: 100 })),
      }),
    ),
  },
  {
    examples: [
      {
        isOn: true,
        days: [{ dayId: 'day-0001', on: '2027-04-03', sky: 'clear', lowC: 4, highC: 15, rainPercent: 10 }],
      },
    ],
  },
);
export type Weather = Static<typeof Weather>;

export const RatesQuery = Closed({ base: Currency });
/** What a currency is worth in others; empty where nobody knows. */
export const ExchangeRates = Type.Object(
  {
    isOn: Type.Boolean({ description: 'Whether this installation asks anybody about rates' }),
    base: Currency,
    on: Nullable(Day),
    ratesE6: Type.Record(Type.String({ pattern: '^[A-Z]{3}$' }), Type.Integer({ minimum: 1 }), {
      description: 'One unit of the base in others, in millionths',
    }),
  },
  { examples: [{ isOn: true, base: 'USD', on: '2027-04-02', ratesE6: { KRW: 1_390_500_000 } }] },
);
export type ExchangeRates = Static<typeof ExchangeRates>;
