import { Star } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';

type Props = { value: number; onChange: (value: number) => void; error: string | null };

/** Five stars as what they are, a choice of one of five: arrows move through them. */
export function StarInput({ value, onChange, error }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [over, setOver] = useState(0);
  const shown = over > 0 ? over : value;
  return (
    <fieldset
      aria-describedby={error === null ? undefined : `${id}-error`}
      className="flex flex-col items-center gap-1"
    >
      <legend className="mb-2 w-full text-center text-lg font-bold">{t('shop.reviews.rate')}</legend>
      <div className="flex" onPointerLeave={() => setOver(0)}>
        {[1, 2, 3, 4, 5].map((stars) => (
          <label
            key={stars}
            onPointerEnter={() => setOver(stars)}
            className="relative cursor-pointer rounded-xl p-1.5 has-focus-visible:outline-3 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={id}
              checked={value === stars}
              aria-invalid={error !== null || undefined}
              onChange={() => onChange(stars)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <span className="sr-only">{t('shop.reviews.stars', { count: stars })}</span>
            <Star
              aria-hidden="true"
              strokeWidth={1.6}
              className={cx(
                'size-10 transition-colors',
                stars <= shown ? 'fill-[#e0912f] text-[#e0912f]' : 'fill-transparent text-line-strong',
              )}
            />
          </label>
        ))}
      </div>
      <p aria-hidden="true" className="min-h-6 font-semibold text-muted">
        {shown > 0 && t(`shop.reviews.said.stars${shown as 1 | 2 | 3 | 4 | 5}`)}
      </p>
      {error !== null && (
        <p id={`${id}-error`} role="alert" className="text-sm font-medium text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}
