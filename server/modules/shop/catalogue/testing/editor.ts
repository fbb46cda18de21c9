import type { CallResult, TestInstallation } from '../../../../../test/support/installation.ts';
import { multipart } from '../../../../../test/support/multipart.ts';
import { sample } from '../../../../files/testing/samples.ts';
import type { AdminProduct } from '../admin-schemas.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What an operator does with the catalogue in tests: over HTTP, in one category of its own. */
export interface Editor {
  readonly categoryId: string;
  /** A request below /admin/shop. */
  call(method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<CallResult>;
  /** The body of a new product on sale, with one variant. */
  draft(more?: object, variant?: object): Record<string, unknown>;
  /** Makes it. */
  create(more?: object, variant?: object): Promise<AdminProduct>;
  read(productId: string): Promise<AdminProduct>;
  /** The body that an editor sends back when nothing was changed in it. */
  unchanged(product: AdminProduct): ReturnType<typeof unchanged>;
  upload(width: number, token?: string): Promise<string>;
}

export async function editorOf(site: TestInstallation, slug = 'test-living'): Promise<Editor> {
  const token = site.tokenOf('admin');
  let serial = 0;
  const call: Editor['call'] = (method, path, body, headers) =>
    site.call(method, `/admin/shop${path}`, {
      token,
      ...(body !== undefined && { body }),
      ...(headers && { headers }),
    });
  const made = await call('POST', '/categories', { slug, name: { ko: '리빙', en: 'Living' } });
  const { categoryId } = made.body;
  const draft: Editor['draft'] = (more = {}, variant = {}) => {
    serial += 1;
    return {
      categoryId,
      status: 'on-sale',
      name: { ko: `유기 수저 ${serial}호`, en: `Brassware spoon ${serial}` },
      brand: '달빛공방',
      variants: [{ sku: `${slug}-${serial}`, price: 32_000, stock: 30, ...variant }],
      ...more,
    };
  };
  return {
    categoryId,
    call,
    draft,
    create: async (more, variant) => {
      const { status, body } = await call('POST', '/products', draft(more, variant));
      if (status !== 201) throw new Error(JSON.stringify(body));
      return body;
    },
    read: async (productId) => (await call('GET', `/products/${productId}`)).body,
    unchanged,
    upload: async (width, as = token) => {
      const { payload, headers } = multipart({ bytes: await sample('png', width, 40) });
      const response = await site.app.inject({
        method: 'POST',
        url: '/api/v1/files',
        headers: { ...headers, authorization: `Bearer ${as}` },
        payload,
      });
      return response.json().fileId;
    },
  };
}

function unchanged(product: AdminProduct) {
  const { categoryId, name, brand, summary, description, tags, options } = product;
  const { version, delivery, isDrop, opensAt, perMemberLimit } = product;
  return {
    ...{ categoryId, name, brand, summary, description, tags, options },
    ...{ version, delivery, isDrop, opensAt, perMemberLimit },
    pictures: product.pictures.map(({ fileId, alt }) => ({ fileId, alt })),
    variants: product.variants.map(({ sold: _sold, stock, ...variant }) => ({
      ...variant,
      stock,
      stockSeen: stock,
    })),
  };
}
