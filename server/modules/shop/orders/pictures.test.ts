import { beforeAll, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../../test/database.ts';
import { stockShelves } from '../../../../test/support/shelves.ts';
import type { Picture } from '../../../lib/picture-schema.ts';
import type { Order } from '../order.ts';
import { picturesOfLines } from './pictures.ts';

const picture = (id: string): Picture => ({
  ...{ width: 320, height: 240 },
  urls: [{ width: 320, url: `/files/${id}-320.webp`, type: 'image/webp' }],
});
const ALL = new Map(['DAY', 'NOW'].map((id) => [id, picture(id)]));
const picturesOf = async (_executor: unknown, ids: readonly string[]) =>
  new Map([...ALL].filter(([id]) => ids.includes(id)));
const order = (...lines: { productId: string; pictureId: string | null }[]) =>
  ({ lines }) as unknown as Order;

eachDatabase('pictures of what was ordered', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
    await stockShelves(database, [
      { id: 'P-SHOWN', product: { picture_id: 'NOW' } },
      { id: 'P-NONE' },
      { id: 'P-LOST', product: { picture_id: 'GONE' } },
    ]);
  });

  test('are those of the day; without one, what the product shows now', async () => {
    const orders = [
      order({ productId: 'P-SHOWN', pictureId: 'DAY' }),
      order({ productId: 'P-SHOWN', pictureId: null }, { productId: 'P-NONE', pictureId: null }),
      order({ productId: 'P-LOST', pictureId: null }, { productId: 'P-GONE', pictureId: null }),
    ];
    const found = await picturesOfLines(database.reader, orders, picturesOf);
    expect(Object.fromEntries(found)).toEqual({
      DAY: picture('DAY'),
      NOW: picture('NOW'),
      'P-SHOWN': picture('NOW'),
    });
    const asThen = await picturesOfLines(database.reader, orders.slice(0, 1), picturesOf);
    expect([...asThen.keys()]).toEqual(['DAY']);
  });
});
