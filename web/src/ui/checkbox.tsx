import { Check } from 'lucide-react';
import { Checkbox as Primitive, Switch as SwitchPrimitive } from 'radix-ui';
import { type ReactNode, useId } from 'react';

type Props = { label: ReactNode; checked: boolean; onChange: (checked: boolean) => void; disabled?: boolean };

export function Checkbox({ label, checked, onChange, disabled = false }: Props) {
  const id = useId();
  return (
    <div className="tap flex items-center gap-3">
      <Primitive.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(value) => onChange(value === true)}
        className="flex size-6 shrink-0 items-center justify-center rounded-lg border-2 border-line-strong bg-surface data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:opacity-50"
      >
        <Primitive.Indicator>
          <Check aria-hidden="true" strokeWidth={3} className="size-4 text-accent-ink" />
        </Primitive.Indicator>
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
