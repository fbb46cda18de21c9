import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import { cx } from '../../../ui/cx.ts';

type Props = {
  price: number;
  /** Before the sale; the same where there is none. */
  listPrice: number;
  percentOff: number | null;
  size?: 'md' | 'lg';
};

/** What it costs: how much less, the price, and what it was. Said in words to a screen reader. */
export function Price({ price, listPrice, percentOff, size = 'md' }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const isLess = percentOff !== null && percentOff > 0 && listPrice > price;
  return (
    <p className={cx('tnum flex flex-wrap items-baseline gap-x-1.5', size === 'lg' && 'gap-x-2.5')}>
      {isLess && (
        <>
          <span className="sr-only">{t('shop.percentOff', { percent: percentOff })}</span>
          <span
            aria-hidden="true"
            className={cx('font-extrabold text-accent', size === 'lg' ? 'text-3xl' : 'text-base')}
          >
            {percentOff}%
          </span>
        </>
      )}
      <span className={cx('font-extrabold tracking-tight', size === 'lg' ? 'text-3xl' : 'text-base')}>
        {format.won(price)}
      </span>
      {isLess && (
        <del className={cx('text-faint', size === 'lg' ? 'text-base' : 'text-xs')}>
          <span className="sr-only">{t('shop.before')} </span>
          {format.won(listPrice)}
        </del>
      )}
    </p>
  );
}
