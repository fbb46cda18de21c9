import { expect, test } from 'vitest';
import { createPress } from './press.ts';

const mortal = () =>
  createPress<string>(new URL('./testing/mortal-printer.ts', import.meta.url), 'trips.printer-busy');

test('an order that ends the thread is lost alone; those behind it are printed by the next', async () => {
  const press = mortal();
  const told = await Promise.allSettled(['one', 'die', 'two', 'fail', 'three'].map(press.print));
  expect(told.map((one) => (one.status === 'fulfilled' ? String(one.value) : 'lost'))).toEqual([
    ...['one', 'lost', 'two', 'lost', 'three'],
  ]);
  await press.close();
});

test('what waits beyond the bound is refused at once, and told when to come back', async () => {
  const press = mortal();
  const told = await Promise.allSettled(Array.from({ length: 60 }, () => press.print('one')));
  const refused = told.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused).toHaveLength(19);
  expect(refused[0]).toMatchObject({ code: 'trips.printer-busy' });
  await press.close();
});

test('whoever still waits when it is closed is told so', async () => {
  const press = mortal();
  const told = Promise.allSettled(['one', 'two'].map(press.print));
  await press.close();
  expect((await told).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
