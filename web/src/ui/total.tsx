import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.ts';

type TotalProps = { total: { count: number; isExact: boolean } | undefined };

/** How many there are; where counting stopped at a bound, it says so. */
export function Total({ total }: TotalProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p role="status" className="tnum mr-auto font-semibold max-sm:w-full">
      {total !== undefined &&
        (total.isExact
          ? t('common.total', { count: total.count, shown: format.number(total.count) })
          : t('common.totalMore', { shown: format.number(total.count) }))}
    </p>
  );
}
