import { expect, test } from 'vitest';
import { emptyListing, type ListingDraft, listBody, listingFlaws } from './company-draft.ts';

const draft: ListingDraft = {
  ...emptyListing,
  name: { ko: '달빛제과', en: '' },
  symbol: '900010',
  sharesIssued: '1,000,000',
  reference: '12500',
};

test('what is missing is said, field by field', () => {
  expect(listingFlaws(emptyListing)).toEqual({
    'name.ko': 'required',
    symbol: 'symbol',
    sharesIssued: 'number',
    reference: 'number',
  });
  expect(listingFlaws(draft)).toEqual({});
});

test('nobody is given shares that there are not, and who is given some is named', () => {
  expect(listingFlaws({ ...draft, holderShares: '10' })).toEqual({ holderEmail: 'email' });
  expect(listingFlaws({ ...draft, holderEmail: 'jun@madang.example', holderShares: '1000001' })).toEqual({
    holderShares: 'too-many',
  });
});

test('a body has numbers, and no English where none was written', () => {
  expect(
    listBody({ ...draft, holderEmail: 'jun@madang.example', holderShares: '500' }, '상장'),
  ).toMatchObject({
    name: { ko: '달빛제과' },
    sharesIssued: 1_000_000,
    reference: 12_500,
    holders: [{ email: 'jun@madang.example', quantity: 500 }],
    reason: '상장',
  });
  expect(listBody(draft, '상장').holders).toEqual([]);
});
