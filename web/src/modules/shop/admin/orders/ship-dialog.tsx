import { useTranslation } from 'react-i18next';
import { shopAdminKey } from '../../../../api/shop-admin.ts';
import { shipOrder } from '../../../../api/shop-admin-orders.ts';
import type { AdminOrder, ShipmentBody } from '../../../../api/shop-admin-types.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { ParcelFields, useParcel } from './parcel-fields.tsx';

/** The parcel leaves: its member is told who brings it. */
export function ShipDialog({ order, onClose }: { order: AdminOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const parcel = useParcel(order);
  const act = t(`shopAdmin.orders.act.${order.status === 'shipped' ? 'reship' : 'ship'}`);
  return (
    <ActDialog
      name={`order-ship:${order.orderId}`}
      title={act}
      lead={t('shopAdmin.orders.shipLead', { name: order.memberName })}
      confirmLabel={act}
      body={parcel.take}
      run={(body: ShipmentBody, key) => shipOrder(order.orderId, body, key)}
      done={t('shopAdmin.orders.did.ship')}
      refresh={shopAdminKey}
      onClose={onClose}
    >
      <ParcelFields fields={parcel.fields} />
    </ActDialog>
  );
}
