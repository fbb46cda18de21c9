import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AdminOrder } from '../../../../api/shop-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { Facts } from '../../../../ui/card.tsx';
import { CopyButton } from '../../../../ui/copy-button.tsx';

/** Whose it is, how it was paid, and where it goes. */
export function OrderFacts({ order }: { order: AdminOrder }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { address } = order;
  const linkClass = 'text-accent hover:underline';
  return (
    <div className="flex flex-col gap-5">
      <Facts
        items={[
          {
            label: t('admin.member'),
            value: (
              <Link
                to="/admin/members/$accountId"
                params={{ accountId: order.accountId }}
                className={linkClass}
              >
                {order.memberName}
                <span className="block text-sm text-muted">{order.memberEmail}</span>
              </Link>
            ),
          },
          { label: t('shopAdmin.orders.payWith'), value: t(`shopAdmin.orders.ways.${order.payWith}`) },
          { label: t('shopAdmin.orders.made'), value: format.exact(order.createdAt) },
          ...(order.paidAt === null
            ? []
            : [{ label: t('shopAdmin.orders.paid'), value: format.exact(order.paidAt) }]),
          ...(order.expiresAt === null
            ? []
            : [{ label: t('shopAdmin.orders.expires'), value: format.exact(order.expiresAt) }]),
          ...(order.paymentId === null
            ? []
            : [
                {
                  label: t('shopAdmin.orders.payment'),
                  value: (
                    <Link
                      to="/admin/payments/$paymentId"
                      params={{ paymentId: order.paymentId }}
                      className={linkClass}
                    >
                      <code className="font-mono text-sm">{order.paymentId}</code>
                    </Link>
                  ),
                },
              ]),
          ...(order.madeBy === null
            ? []
            : [{ label: t('shopAdmin.orders.drafted'), value: t('common.yes') }]),
        ]}
      />
      {order.courier !== null && order.trackingNo !== null && (
        <div className="border-t border-line pt-4">
          <h3 className="mb-1 text-sm text-muted">{t('shopAdmin.orders.parcel')}</h3>
          <p className="flex items-center justify-between gap-2 font-semibold">
            {order.courier} · {order.trackingNo}
            <CopyButton value={order.trackingNo} label={t('shopAdmin.orders.copyTracking')} />
          </p>
        </div>
      )}
      {address !== null && (
        <div className="border-t border-line pt-4">
          <h3 className="mb-1 flex items-center justify-between text-sm text-muted">
            {t('shopAdmin.orders.address')}
            <CopyButton
              label={t('shopAdmin.orders.copyAddress')}
              value={`${address.recipient} ${address.phone}\n(${address.postcode}) ${address.line1} ${address.line2}`}
            />
          </h3>
          <address className="not-italic">
            <p className="font-semibold">
              {address.recipient} <span className="tnum font-normal text-muted">{address.phone}</span>
            </p>
            <p className="tnum">
              ({address.postcode}) {address.line1} {address.line2}
            </p>
            {address.request !== '' && <p className="mt-1 text-sm text-muted">{address.request}</p>}
          </address>
        </div>
      )}
    </div>
  );
}
