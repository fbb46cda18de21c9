import Type, { type TProperties } from 'typebox';
import { Closed, Currency, MAX_AMOUNT, Nullable } from '../../../lib/schema.ts';
import { MAX_TEXT, MAX_TITLE } from './bounds.ts';

/** What may stand in each field of a trip and its entries. Minutes are counted from midnight, amounts in the smallest unit. */

const DAY_MIN = 24 * 60;
/** One line of text, which may be empty. */
const Line = (maxLength: number) => Type.String({ maxLength, pattern: '^[^\\u0000-\\u001F\\u007F]*$' });
/** Several lines: of all control characters only tab and line feed. Nothing in it means anything: it is shown as it stands. */
const Lines = Type.String({ maxLength: MAX_TEXT, pattern: '^[^\\u0000-\\u0008\\u000B-\\u001F\\u007F]*$' });
/** Nothing, or an address that a browser may open. */
const Url = Type.String({ maxLength: 2_000, pattern: '^(https?://[^\\s\\u0000-\\u001F\\u007F"<>]+)?$' });
const Ref = Type.String({ pattern: '^[0-9A-Za-z_:-]{1,64}$' });
const Minute = Type.Integer({ minimum: 0, maximum: DAY_MIN });
const spot = {
  lat: Type.Number({ minimum: -90, maximum: 90 }),
  lng: Type.Number({ minimum: -180, maximum: 180 }),
};
export const Spot = Closed(spot);
export const NamedSpot = Closed({ ...spot, name: Line(MAX_TITLE) });
export const TravelMode = Type.Enum(['walk', 'bike', 'transit', 'car']);
export const DateText = Type.String({
  format: 'date',
  pattern: '^(19|20|21)[0-9]{2}-',
  examples: ['2027-04-03'],
});
export const Regions = Type.Array(Type.String({ pattern: '^[0-9a-z-]{1,20}$' }), {
  maxItems: 20,
  uniqueItems: true,
});
export const Title = Type.String({
  minLength: 1,
  maxLength: MAX_TITLE,
  pattern: '^[^\\u0000-\\u001F\\u007F]*[^\\u0000-\\u001F\\u007F\\s][^\\u0000-\\u001F\\u007F]*$',
  examples: ['강릉에서 사흘'],
});

export const headFields = {
  title: Title,
  about: Lines,
  startsOn: Nullable(DateText),
  currency: Currency,
  mode: TravelMode,
  regions: Regions,
} satisfies TProperties;

export const entryFields = {
  day: {
    title: Line(MAX_TITLE),
    note: Lines,
    startMin: Minute,
    endMin: Minute,
    start: Nullable(NamedSpot),
    end: Nullable(NamedSpot),
  },
  item: {
    type: Type.Enum(['place', 'stay', 'transport', 'note', 'booking']),
    title: Line(MAX_TITLE),
    note: Lines,
    placeId: Nullable(Ref),
    spot: Nullable(Spot),
    address: Line(300),
    url: Url,
    startMin: Nullable(Type.Integer({ minimum: 0, maximum: DAY_MIN - 1 })),
    stayMin: Nullable(Type.Integer({ minimum: 0, maximum: 7 * DAY_MIN })),
    isFixed: Type.Boolean(),
    mode: Nullable(TravelMode),
    toTitle: Line(MAX_TITLE),
    toSpot: Nullable(Spot),
    booking: Nullable(Closed({ service: Type.Enum(['tickets', 'shop']), id: Ref, ownerId: Ref })),
  },
  note: { title: Line(MAX_TITLE), text: Lines, isPrivate: Type.Boolean() },
  task: { text: Line(500), isDone: Type.Boolean(), personId: Nullable(Ref) },
  thing: {
    text: Line(MAX_TITLE),
    quantity: Type.Integer({ minimum: 1, maximum: 999 }),
    category: Line(50),
    isPacked: Type.Boolean(),
    personId: Nullable(Ref),
  },
  cost: {
    title: Line(MAX_TITLE),
    category: Type.Enum(['food', 'stay', 'transport', 'ticket', 'shopping', 'other']),
    amount: Type.Integer({ minimum: 0, maximum: MAX_AMOUNT }),
    currency: Currency,
    rateE6: Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 }),
    paidBy: Ref,
    split: Type.Enum(['equal', 'weights', 'amounts']),
    shares: Type.Array(Type.Tuple([Ref, Type.Integer({ minimum: 0, maximum: MAX_AMOUNT })]), {
      minItems: 1,
      maxItems: 50,
    }),
    itemId: Nullable(Ref),
    on: Nullable(DateText),
  },
  payment: {
    fromId: Ref,
    toId: Ref,
    amount: Type.Integer({ minimum: 1, maximum: MAX_AMOUNT }),
    transferId: Nullable(Ref),
    at: Type.Integer({ minimum: 0 }),
  },
} satisfies Record<string, TProperties>;
