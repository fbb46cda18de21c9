import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge.tsx';

type Props = {
  address: {
    recipient: string;
    phone: string;
    postcode: string;
    line1: string;
    line2: string;
    label?: string;
    isDefault?: boolean;
  };
};

/** An address as it stands on a parcel. */
export function AddressLines({ address }: Props) {
  const { t } = useTranslation();
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-bold">
        {address.recipient}
        {address.label !== undefined && address.label !== '' && (
          <span className="font-medium text-muted">{address.label}</span>
        )}
        {address.isDefault === true && <Badge tone="accent">{t('shopOrders.address.default')}</Badge>}
      </p>
      <p className="mt-1">
        <span className="tnum text-muted">({address.postcode})</span> {address.line1}
        {address.line2 !== '' && `, ${address.line2}`}
      </p>
      <p className="tnum mt-0.5 text-sm text-muted">{address.phone}</p>
    </div>
  );
}
