import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';

type Step = { step: string; at: string; details: Readonly<Record<string, unknown>> };

/** A step of a reservation in words; one that this version does not know keeps its own name. */
export function useStepWords() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return ({ step, at, details: { refund, amount, fee, reason } }: Step) => {
    const key = `ticketsMine.step.${step}`;
    const sum = typeof refund === 'number' ? refund : typeof amount === 'number' ? amount : 0;
    return {
      name: i18n.exists(key) ? (t as (key: string) => string)(key) : step,
      at,
      aside: sum > 0 ? format.won(sum) : undefined,
      notes: [
        ...(typeof fee === 'number' && fee > 0
          ? [t('ticketsMine.keptFee', { amount: format.won(fee) })]
          : []),
        ...(typeof reason === 'string' && reason !== '' ? [reason] : []),
      ],
    };
  };
}
