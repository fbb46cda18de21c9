import { expect, test } from 'vitest';
import { type Condition, countOf, type ListAddress, listAddress, queryOf } from './conditions.ts';

const conditions: Condition[] = [
  {
    kind: 'choice',
    name: 'status',
    label: 'Status',
    values: ['active', 'dormant'],
    nameOf: (value) => value,
  },
  { kind: 'flag', name: 'attention', label: 'Attention' },
  { kind: 'dates', from: 'from', to: 'to', label: 'Made' },
  { kind: 'amounts', from: 'amountFrom', to: 'amountTo', label: 'Amount' },
  { kind: 'text', name: 'member', label: 'Member', hint: '' },
];
const ask = (address: ListAddress) =>
  Object.fromEntries(
    Object.entries(queryOf(conditions, [{ value: 'newest' }, { value: 'oldest' }], address)).filter(
      ([, value]) => value !== undefined && value !== '',
    ),
  );

test('what stands in the address is asked', () => {
  const address = {
    q: '김민지',
    sort: 'oldest',
    status: ['active', 'dormant'],
    attention: 'true',
    amountFrom: '1000',
    member: 'minji@madang.example',
  };
  expect(ask(address)).toEqual({ ...address, attention: true });
});

test('a period of days is the time from the first to behind the last, as this device’s calendar has it', () => {
  const { from, to } = ask({ from: '2026-11-20', to: '2026-11-21' });
  expect(new Date(String(from)).getTime()).toBe(new Date(2026, 10, 20).getTime());
  expect(new Date(String(to)).getTime()).toBe(new Date(2026, 10, 22).getTime());
});

test('what makes no sense is not asked', () => {
  expect(
    ask({
      status: ['gone'],
      attention: 'yes',
      from: 'yesterday',
      to: '2026-99-99',
      amountFrom: '-1',
      sort: 'x',
    }),
  ).toEqual({});
  expect(ask({ from: '2026-11-21', to: '2026-11-20', amountFrom: '2000', amountTo: '1000' })).toEqual({});
  expect(ask({ amountFrom: '900', amountTo: '1000' })).toEqual({ amountFrom: '900', amountTo: '1000' });
});

test('an address keeps what the list knows, and how often it may be said', () => {
  const read = listAddress({ many: ['status'], one: ['q', 'from'] });
  expect(read({ status: 'active', q: ['a', 'b'], from: '', other: 'x' })).toEqual({
    status: ['active'],
    q: 'a',
  });
});

test('a choice counts for each of its values, a period once', () => {
  const address = { status: ['active', 'dormant'], from: '2026-11-20', to: '2026-11-21' };
  expect(conditions.map((condition) => countOf(condition, address))).toEqual([2, 0, 1, 0, 0]);
});
