import { Check } from 'lucide-react';
import { Checkbox as Primitive, Switch as SwitchPrimitive } from 'radix-ui';
import { type ReactNode, useId } from 'react';

type Props = { label: ReactNode; checked: boolean; onChange: (checked: boolean) => void; disabled?: boolean };

const boxClass =
  'flex size-6 shrink-0 items-center justify-center rounded-lg border-2 border-line-strong bg-surface aria-invalid:border-bad data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:opacity-50';
const Tick = () => (
  <Primitive.Indicator>
    <Check aria-hidden="true" strokeWidth={3} className="size-4 text-accent-ink" />
  </Primitive.Indicator>
);

/** For a cell whose row and column say what it is: the label is only read out. */
export function BareCheckbox({ label, checked, onChange, disabled = false }: Props & { label: string }) {
  return (
    <Primitive.Root
      aria-label={label}
      checked={checked}
      disabled={disabled}
      onCheckedChange={(value) => onChange(value === true)}
      // What a finger needs is more than what is painted.
      className="group flex size-11 items-center justify-center rounded-xl disabled:cursor-not-allowed"
    >
      <span
        data-state={checked ? 'checked' : 'unchecked'}
        className={`${boxClass} group-disabled:opacity-50`}
      >
        <Tick />
      </span>
    </Primitive.Root>
  );
}

export function Checkbox({
  label,
  checked,
  onChange,
  disabled = false,
  invalid = false,
}: Props & { invalid?: boolean }) {
  const id = useId();
  return (
    <div className="tap flex items-center gap-3">
      <Primitive.Root
        id={id}
        checked={checked}
        disabled={disabled}
        aria-invalid={invalid || undefined}
        onCheckedChange={(value) => onChange(value === true)}
        className={boxClass}
      >
        <Tick />
      </Primitive.Root>
      <label htmlFor={id} className="flex-1 py-2">
        {label}
      </label>
    </div>
  );
}

export function Switch({ label, checked, onChange, disabled = false }: Props) {
  const id = useId();
  return (
    <div className="tap flex items-center justify-between gap-3">
      <label htmlFor={id} className="flex-1 py-2">
        {label}
      </label>
      <SwitchPrimitive.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        className="relative h-8 w-14 shrink-0 rounded-full bg-line-strong transition-colors data-[state=checked]:bg-accent disabled:opacity-50"
      >
        <SwitchPrimitive.Thumb className="block size-6 translate-x-1 rounded-full bg-white shadow transition-transform data-[state=checked]:translate-x-7" />
      </SwitchPrimitive.Root>
    </div>
  );
}
