import { type ComponentProps, useId } from 'react';
import { cx } from '../../../../ui/cx.ts';
import { controlClass } from '../../../../ui/field.tsx';

type Props = Omit<ComponentProps<'input'>, 'onChange' | 'value'> & {
  label: string;
  /** true: never shown; `wide`: not where the head of the column says it. */
  isLabelHidden?: boolean | 'wide';
  value: string;
  onChange: (text: string) => void;
  error?: string | null;
  onEnter?: (() => void) | undefined;
};

/** A field of a table: its label is read out, and written only where no head of a column says it. */
export function CellInput({
  label,
  isLabelHidden = 'wide',
  value,
  onChange,
  error = null,
  onEnter,
  className,
  ...input
}: Props) {
  const id = useId();
  return (
    <div className={cx('flex min-w-0 flex-col gap-1', className)}>
      <label
        htmlFor={id}
        className={cx(
          'text-sm text-muted',
          isLabelHidden === true && 'sr-only',
          isLabelHidden === 'wide' && '@xl:sr-only',
        )}
      >
        {label}
      </label>
      <input
        {...input}
        id={id}
        value={value}
        autoComplete="off"
        aria-invalid={error !== null || undefined}
        aria-describedby={error === null ? undefined : `${id}-error`}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || onEnter === undefined) return;
          event.preventDefault();
          onEnter();
        }}
        className={cx(controlClass, 'rounded-xl! px-2.5!')}
      />
      {error !== null && (
        <p id={`${id}-error`} role="alert" className="text-sm font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
