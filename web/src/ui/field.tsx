import { CircleAlert } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { cx } from './cx.ts';

export const controlClass =
  'tap w-full rounded-2xl border border-line-strong/60 bg-surface px-4 py-2.5 text-base text-ink text-ellipsis placeholder:text-faint hover:border-line-strong focus:border-accent focus:outline-2 focus:outline-offset-0 focus:outline-accent aria-invalid:border-bad aria-invalid:outline-bad disabled:opacity-50';

type FieldShellProps = {
  label: string;
  hint?: ReactNode;
  error?: string | null | undefined;
  optional?: string | undefined;
  children: (ids: { id: string; describedBy: string | undefined; invalid: true | undefined }) => ReactNode;
  className?: string | undefined;
};

/** Label, control, hint and error, tied together for assistive technology. */
export function FieldShell({ label, hint, error, optional, children, className }: FieldShellProps) {
  const id = useId();
  const hasError = error !== null && error !== undefined && error !== '';
  const describedBy = cx(hint !== undefined && `${id}-hint`, hasError && `${id}-error`) || undefined;
  return (
    <div className={cx('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className="text-sm font-semibold text-ink">
        {label}
        {optional !== undefined && <span className="ml-1.5 font-normal text-muted">{optional}</span>}
      </label>
      {children({ id, describedBy, invalid: hasError || undefined })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {hasError && (
        <p id={`${id}-error`} role="alert" className="flex items-start gap-1.5 text-sm font-medium text-bad">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
    </div>
  );
}

type Common = Pick<FieldShellProps, 'label' | 'hint' | 'error' | 'optional'>;

export function Field({
  label,
  hint,
  error,
  optional,
  className,
  ...input
}: Common & ComponentProps<'input'>) {
  return (
    <FieldShell label={label} hint={hint} error={error} optional={optional} className={className}>
      {({ id, describedBy, invalid }) => (
        <input
          {...input}
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          className={controlClass}
        />
      )}
    </FieldShell>
  );
}

export function TextArea({
  label,
  hint,
  error,
  optional,
  className,
  ...area
}: Common & ComponentProps<'textarea'>) {
  return (
    <FieldShell label={label} hint={hint} error={error} optional={optional} className={className}>
      {({ id, describedBy, invalid }) => (
        <textarea
          rows={3}
          {...area}
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          className={cx(controlClass, 'resize-y')}
        />
      )}
    </FieldShell>
  );
}

type SelectProps = Common & ComponentProps<'select'> & { options: { value: string; label: string }[] };

/** The platform's own list: it is what a phone's and a screen reader's user knows best. */
export function Select({ label, hint, error, optional, className, options, ...select }: SelectProps) {
  return (
    <FieldShell label={label} hint={hint} error={error} optional={optional} className={className}>
      {({ id, describedBy, invalid }) => (
        <select
          {...select}
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          className={cx(
            controlClass,
            'appearance-none bg-[length:1.1rem] bg-[right_0.9rem_center] bg-no-repeat pr-11',
          )}
          style={{ backgroundImage: chevron }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldShell>
  );
}

const chevron = `url("data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#80877f" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"><path d="m6 9 6 6 6-6"/></svg>',
)}")`;
