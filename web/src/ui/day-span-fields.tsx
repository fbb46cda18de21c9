import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';
import type { DaySpan } from './day-span.ts';
import { Field } from './field.tsx';

type Props = {
  span: DaySpan;
  /** Where there is no later day to choose. */
  newest?: string;
  error?: string | null;
  onChange: (span: DaySpan) => void;
  className?: string;
};

/**
 * From a day to a day. What is typed stands as it is typed until one leaves the field: whoever writes a year digit by
 * digit names the year 2 on the way, and must not have it put right under their fingers.
 */
export function DaySpanFields({ span, newest, error, onChange, className }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Partial<DaySpan>>({});
  const shown = { ...span, ...typed };
  const fieldOf = (end: keyof DaySpan) => ({
    type: 'date',
    value: shown[end],
    className: 'min-w-0 flex-1',
    onChange: ({ target: { value } }: { target: { value: string } }) => {
      setTyped({ [end]: value });
      onChange({ ...span, [end]: value });
    },
    onBlur: () => setTyped({}),
  });
  return (
    <div className={cx('flex gap-3', className)}>
      <Field label={t('pay.from')} max={span.to} {...fieldOf('from')} />
      <Field label={t('pay.to')} min={span.from} max={newest} error={error} {...fieldOf('to')} />
    </div>
  );
}
