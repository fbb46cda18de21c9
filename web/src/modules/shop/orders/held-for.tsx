import { useTranslation } from 'react-i18next';
import { TimeLeft } from '../../../ui/time-left.tsx';

type Props = {
  until: string;
  /** An offer: nothing is taken off the shelf for it until it is paid. */
  isOffer?: boolean;
};

/** How long the pieces are still held for their buyer, or an offer stands, by the server's clock. */
export function HeldFor({ until, isOffer = false }: Props) {
  const { t } = useTranslation();
  return (
    <TimeLeft
      until={until}
      text={(time) => t(isOffer ? 'shopOrders.offeredFor' : 'shopOrders.heldFor', { time })}
      hours={(count) => t(isOffer ? 'shopOrders.offeredHours' : 'shopOrders.heldHours', { count })}
      over={t(isOffer ? 'shopOrders.offerOver' : 'shopOrders.heldOver')}
    />
  );
}
