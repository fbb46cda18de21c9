import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShipmentBody } from '../../../../api/shop-admin-types.ts';
import { storage } from '../../../../api/storage.ts';
import { Field } from '../../../../ui/field.tsx';

const COURIERS = ['CJ대한통운', '우체국택배', '한진택배', '롯데택배', '로젠택배', '경동택배'];
const KEY = 'madang.courier';
const NUMBER = /^[0-9A-Za-z-]{4,40}$/;

type Sent = { courier: string | null; trackingNo: string | null };

/** Who carries a parcel, and its number; whoever sends many takes the same courier again. */
export function useParcel(sent?: Sent) {
  const [courier, setCourier] = useState(() => sent?.courier ?? storage.get(KEY) ?? COURIERS[0] ?? '');
  const [trackingNo, setTrackingNo] = useState(sent?.trackingNo ?? '');
  const [tried, setTried] = useState(false);
  const [said, number] = [courier.trim(), trackingNo.replace(/\s/g, '')];
  return {
    fields: { courier, setCourier, trackingNo, setTrackingNo, tried },
    /** null while something is missing; then it is said. */
    take: (): ShipmentBody | null => {
      setTried(true);
      if (said === '' || !NUMBER.test(number)) return null;
      storage.set(KEY, said);
      return { courier: said, trackingNo: number };
    },
  };
}

export function ParcelFields({ fields }: { fields: ReturnType<typeof useParcel>['fields'] }) {
  const { t } = useTranslation();
  const id = useId();
  const { courier, setCourier, trackingNo, setTrackingNo, tried } = fields;
  return (
    <>
      <Field
        label={t('shopAdmin.orders.courier')}
        list={id}
        maxLength={40}
        autoComplete="off"
        value={courier}
        onChange={(event) => setCourier(event.target.value)}
        error={tried && courier.trim() === '' ? t('common.required') : null}
      />
      <datalist id={id}>
        {COURIERS.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field
        label={t('shopAdmin.orders.trackingNo')}
        inputMode="numeric"
        maxLength={40}
        autoComplete="off"
        value={trackingNo}
        onChange={(event) => setTrackingNo(event.target.value)}
        error={
          tried && !NUMBER.test(trackingNo.replace(/\s/g, '')) ? t('shopAdmin.orders.trackingInvalid') : null
        }
      />
    </>
  );
}
