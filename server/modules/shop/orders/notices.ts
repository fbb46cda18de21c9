import type { Notice, NoticeMapping, StreamMapping } from '../../../events/catalog.ts';

type Title = { ko: string; en: string; more: number };
type About = { orderId: string; accountId: string; status: string; currency: string; title?: Title };

/** Until it is paid, the checkout tells of it. */
const CHANGES: readonly string[] = ['shop.order-drafted', 'shop.order-cancelled', 'shop.order-changed'];

/** Tells a member's open pages that something has become of an order. */
export const orderStreams: StreamMapping = ({ name, data }) => {
  const isReturn = name === 'shop.return-changed';
  if (!isReturn && !CHANGES.includes(name)) return [];
  const { orderId, accountId } = data as About;
  const status = isReturn ? null : (data.status ?? null);
  return [{ topic: `me:${accountId}`, event: 'order', data: { orderId, status }, conflate: false }];
};

/** Members: what happens to their orders without them. Operators: what needs a person. */
export const orderNotices: NoticeMapping = {
  events: [
    'shop.order-changed',
    'shop.order-cancelled',
    'shop.order-drafted',
    'shop.return-changed',
    'shop.refunded',
    'shop.refund-refused',
    'shop.review-asked',
  ],
  of: ({ name, data }) => {
    const { orderId, accountId, currency, status } = data as About;
    const to = { accountId };
    const about = { orderId, ...titleData(data) };
    switch (name) {
      case 'shop.order-changed':
        return ofStep(status, { to, about }, data);
      case 'shop.order-cancelled':
        return ofCancellation({ to, about }, data, currency);
      case 'shop.order-drafted':
        return [
          {
            kind: 'shop.draft-to-pay',
            to,
            data: { ...about, amount: Number(data.total), currency, expiresAt: Number(data.expiresAt) },
          },
        ];
      case 'shop.return-changed':
        return ofReturn(status, { to, about }, data);
      case 'shop.refunded':
        // What goes back through a gateway is told by its payment.
        if (data.to !== 'wallet') return [];
        return [{ kind: 'shop.refunded', to, data: { ...about, amount: Number(data.amount), currency } }];
      case 'shop.refund-refused':
        return [
          {
            kind: 'shop.refund-refused',
            to: { operators: true },
            data: { orderId, amount: Number(data.amount), currency, code: String(data.code ?? '') },
          },
        ];
      default:
        return [{ kind: 'shop.review-asked', to, data: about }];
    }
  },
};

type Known = {
  readonly to: { readonly accountId: string };
  readonly about: Record<string, string | number>;
};

function titleData({ title }: Readonly<Record<string, unknown>>) {
  const { ko: nameKo = '', en: nameEn = '', more = 0 } = (title ?? {}) as Partial<Title>;
  return { nameKo, nameEn, more };
}

/** What members do themselves they know. */
function ofStep(status: string, { to, about }: Known, data: Readonly<Record<string, unknown>>): Notice[] {
  if (data.by === 'member') return [];
  if (status === 'shipped' && data.trackingNo !== undefined) {
    const { courier, trackingNo } = data as { courier: string; trackingNo: string };
    return [{ kind: 'shop.shipped', to, data: { ...about, courier, trackingNo } }];
  }
  return status === 'delivered' && data.by === 'operator'
    ? [{ kind: 'shop.delivered', to, data: about }]
    : [];
}

function ofCancellation(
  { to, about }: Known,
  { by, refund, whole, reason }: Readonly<Record<string, unknown>>,
  currency: string,
): Notice[] {
  if (by === 'member') return [];
  const told = { refund: Number(refund), currency, whole: whole === true ? 1 : 0 };
  return [
    { kind: 'shop.cancelled', to, data: { ...about, ...told, reason: (reason as string | null) ?? null } },
  ];
}

const ANSWERS: readonly string[] = ['approved', 'rejected', 'received', 'done'];

function ofReturn(status: string, { to, about }: Known, data: Readonly<Record<string, unknown>>): Notice[] {
  if (status === 'requested') {
    const { orderId } = about;
    const kind = String(data.kind);
    return [
      {
        kind: 'shop.return-asked',
        to: { operators: true },
        data: { orderId: String(orderId), return: kind },
      },
    ];
  }
  if (!ANSWERS.includes(status)) return [];
  return [
    {
      kind: 'shop.return-answered',
      to,
      data: { ...about, status, return: String(data.kind), answer: (data.answer as string | null) || null },
    },
  ];
}
