import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, Select } from '../../../ui/field.tsx';

type Props = { value: string; onChange: (value: string) => void };

const COMMON = ['door', 'guard', 'call', 'locker'] as const;
const OWN = 'own';

/** What whoever brings it should know: a common wish, or one's own words. */
export function DeliveryRequest({ value, onChange }: Props) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<string>(value === '' ? '' : OWN);
  const choose = (next: string) => {
    setChoice(next);
    const common = COMMON.find((one) => one === next);
    onChange(common === undefined ? '' : t(`shopOrders.checkout.request.${common}`));
  };
  return (
    <div className="flex flex-col gap-3">
      <Select
        label={t('shopOrders.checkout.requestLabel')}
        value={choice}
        onChange={(event) => choose(event.target.value)}
        options={[
          { value: '', label: t('shopOrders.checkout.request.none') },
          ...COMMON.map((one) => ({ value: one, label: t(`shopOrders.checkout.request.${one}`) })),
          { value: OWN, label: t('shopOrders.checkout.request.own') },
        ]}
      />
      {choice === OWN && (
        <Field
          label={t('shopOrders.checkout.requestOwn')}
          maxLength={100}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  );
}
