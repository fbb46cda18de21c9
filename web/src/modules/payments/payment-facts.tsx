import { useTranslation } from 'react-i18next';
import type { PaymentSummary } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Facts } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

/** What is known of a payment, whoever looks at it. */
export function PaymentFacts({ payment }: { payment: PaymentSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Facts
      items={[
        { label: t('payments.what'), value: payment.orderName },
        { label: t('pay.amount'), value: format.won(payment.amount) },
        ...(payment.cancelled > 0
          ? [{ label: t('payments.givenBack'), value: format.won(payment.cancelled) }]
          : []),
        {
          label: t('payments.gatewayLabel'),
          value: [t(`payments.gateway.${payment.gateway}`), payment.method]
            .filter((part) => part !== null)
            .join(' · '),
        },
        { label: t('payments.begun'), value: format.exact(payment.createdAt) },
        ...(payment.paidAt === null
          ? []
          : [{ label: t('payments.paidAt'), value: format.exact(payment.paidAt) }]),
        { label: t('payments.number'), value: <Id value={payment.paymentId} /> },
        ...(payment.transferId === null
          ? []
          : [{ label: t('pay.transferNumber'), value: <Id value={payment.transferId} /> }]),
      ]}
    />
  );
}

function Id({ value }: { value: string }) {
  return (
    <span className="flex items-center justify-end">
      <code className="font-mono text-sm">{value}</code>
      <CopyButton value={value} />
    </span>
  );
}
