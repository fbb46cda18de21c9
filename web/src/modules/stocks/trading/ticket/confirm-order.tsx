import { useTranslation } from 'react-i18next';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Facts } from '../../../../ui/card.tsx';
import { ConfirmDialog } from '../../../../ui/confirm-dialog.tsx';
import { useStockFormat } from '../../parts/use-stock-format.ts';
import { useTrading } from '../use-live-symbol.ts';
import { hasPrice } from './draft.ts';
import { useTicketOfPage } from './use-ticket.ts';

/** Market orders and large ones are read once more before they go. */
export function ConfirmOrder() {
  const { t } = useTranslation();
  const { traded } = useTrading();
  const name = useLocal()(traded.name);
  const format = useStockFormat(traded.currency);
  const { doubt, settleDoubt } = useTicketOfPage();
  if (doubt === null) return null;
  const { side, type, quantity, price } = doubt.draft;
  const shown = format.count(quantity ?? 0);
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && settleDoubt(false)}
      title={t(`stocksTrading.ticket.confirmTitle.${side}`)}
      description={t(
        doubt.why === 'market' ? 'stocksTrading.ticket.confirmMarket' : 'stocksTrading.ticket.confirmLarge',
      )}
      confirmLabel={t(`stocksTrading.ticket.place.${side}`, { quantity: shown })}
      onConfirm={() => settleDoubt(true)}
    >
      <Facts
        items={[
          { label: t('stocksTrading.ticket.symbol'), value: name },
          { label: t('stocksTrading.type.label'), value: t(`stocksTrading.type.${type}`) },
          {
            label: t('stocksTrading.ticket.price'),
            value:
              hasPrice(type) && price !== null ? format.money(price) : t('stocksTrading.ticket.atMarket'),
          },
          { label: t('stocksTrading.ticket.quantity'), value: shown },
          ...(hasPrice(type) && price !== null
            ? [
                {
                  label: t('stocksTrading.ticket.amount'),
                  value: <strong>{format.money(price * (quantity ?? 0))}</strong>,
                },
              ]
            : []),
        ]}
      />
    </ConfirmDialog>
  );
}
