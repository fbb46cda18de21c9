import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '../../../api/stocks.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Table } from '../../../ui/table.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';

/** The trades of one order. */
export function FillTable({ fills }: { fills: OrderDetail['fills'] }) {
  const { t } = useTranslation();
  const { exact } = useFormat();
  const format = useStockFormat();
  return (
    <Table
      caption={t('stocks.fills.title')}
      rows={[...fills]}
      rowKey={(fill) => fill.fillId}
      columns={[
        {
          key: 'at',
          header: t('stocks.fills.at'),
          primary: true,
          cell: ({ at }) => <time dateTime={at}>{exact(at)}</time>,
        },
        {
          key: 'price',
          header: t('stocks.fills.price'),
          numeric: true,
          cell: ({ price }) => format.price(price),
        },
        {
          key: 'quantity',
          header: t('stocks.fills.quantity'),
          numeric: true,
          cell: ({ quantity }) => format.count(quantity),
        },
        {
          key: 'fee',
          header: t('stocks.fills.feeAndTax'),
          numeric: true,
          cell: ({ fee, tax }) => format.price(fee + tax),
        },
      ]}
    />
  );
}
