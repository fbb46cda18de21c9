import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import { startInstallation, type TestInstallation } from '../../../../test/support/installation.ts';
import type { AdminProduct } from './admin-schemas.ts';
import { type Editor, editorOf } from './testing/editor.ts';

function racing(settings: () => Promise<Record<string, string>>, instances: number) {
  const sites: TestInstallation[] = [];
  let editor: Editor;
  beforeAll(async () => {
    const own = await settings();
    for (let i = 0; i < instances; i += 1) {
      sites.push(await startInstallation({ MADANG_RATE_LIMIT: 'off', ...own }));
    }
    editor = await editorOf(sites[0]!);
    const token = sites[0]!.tokenOf('minji');
    await sites[0]!.call('POST', '/pay/deposits', { token, body: { amount: 1_000_000 } });
  });
  afterAll(async () => {
    for (const site of sites) await site.end();
  });

  test('customers buy while operators book deliveries, change prices and write whole products: no piece is lost', async () => {
    const product = await editor.create({ delivery: 'none' }, { price: 1_000, stock: 40 });
    const { productId } = product;
    const [{ variantId }] = product.variants as [AdminProduct['variants'][number]];
    const at = (i: number) => sites[i % sites.length]!;
    const buy = async (i: number) => {
      const body = { lines: [{ variantId, quantity: 1 + (i % 3) }], payWith: 'wallet' };
      const { status } = await at(i).call('POST', '/shop/orders', { token: at(i).tokenOf('minji'), body });
      return status === 201 ? -(1 + (i % 3)) : 0;
    };
    const book = async (i: number) => {
      const by = i % 2 === 0 ? 3 : -2;
      const body = { changes: [{ variantId, stockBy: by }], reason: 'counting' };
      const { status } = await at(i).call('POST', '/admin/shop/products/bulk', {
        token: at(i).tokenOf('admin'),
        body,
      });
      return status === 200 ? by : 0;
    };
    /** Read at the beginning, sent at some time later, with five more pieces. */
    const rewrite = async (i: number) => {
      const token = at(i).tokenOf('admin');
      const path = `/admin/shop/products/${productId}`;
      const read = (await at(i).call('GET', path, { token })).body as AdminProduct;
      const body = editor.unchanged(read);
      const variants = body.variants.map((one) => ({ ...one, stock: one.stock + 5 }));
      const { status } = await at(i).call('PUT', path, {
        token,
        body: { ...body, brand: `상표 ${i}`, variants },
      });
      return status === 200 ? 5 : 0;
    };
    const done = await Promise.all([
      ...Array.from({ length: 30 }, (_, i) => buy(i)),
      ...Array.from({ length: 20 }, (_, i) => book(i)),
      ...Array.from({ length: 10 }, (_, i) => rewrite(i)),
    ]);
    const sold = -done.slice(0, 30).reduce((sum, by) => sum + by, 0);
    expect(sold).toBeGreaterThan(0);
    const moved = done.reduce((sum, by) => sum + by, 0);
    const after = await editor.read(productId);
    expect(after.variants[0]).toMatchObject({ stock: 40 + moved, sold });
    expect(after.variants[0]!.stock).toBeGreaterThanOrEqual(0);
  });
}

describe('a race for a product, on SQLite', () => racing(async () => ({}), 1));
describeWith('MariaDB', 'a race of two instances for a product', () =>
  racing(async () => ({ DATABASE_URL: await newMariadbDatabase() }), 2),
);
