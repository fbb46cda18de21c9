import Type, { type Static } from 'typebox';
import { Closed, Id } from '../../../lib/schema.ts';

/** One line that says something: no control characters, and more than spaces. */
const Line = (maxLength: number, example: string) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: '^[^\\u0000-\\u001F\\u007F]*[^\\s\\u0000-\\u001F\\u007F][^\\u0000-\\u001F\\u007F]*$',
    examples: [example],
  });

/** Where a parcel goes. */
export const addressFields = {
  recipient: Line(40, '김민지'),
  phone: Type.String({
    pattern: '^[0-9+(). -]{8,20}$',
    description: 'A Korean number, with or without hyphens',
    examples: ['010-1234-5678'],
  }),
  postcode: Type.String({
    pattern: '^(0[1-9]|[1-5][0-9]|6[0-3])[0-9]{3}$',
    description: 'Five digits: the basic district number (국가기초구역번호)',
    examples: ['04524'],
  }),
  line1: Line(200, '서울특별시 중구 세종대로 110'),
  line2: Type.String({
    maxLength: 200,
    pattern: '^[^\\u0000-\\u001F\\u007F]*$',
    examples: ['301호'],
  }),
};

export const AddressBody = Closed({
  label: Line(40, '집'),
  ...addressFields,
  isDefault: Type.Boolean({ description: 'Proposed at the checkout; a book has exactly one' }),
});
export type AddressBody = Static<typeof AddressBody>;

/** An entry of one’s own address book. */
export const BookedAddress = Type.Object({ addressId: Id, ...AddressBody.properties });
export type BookedAddress = Static<typeof BookedAddress>;

export const AddressList = Type.Object({
  items: Type.Array(BookedAddress, { description: 'The default first, then the newest; at most 20' }),
});
