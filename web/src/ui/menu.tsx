import { Check } from 'lucide-react';
import { DropdownMenu as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';

type MenuProps = { trigger: ReactNode; children: ReactNode; align?: 'start' | 'end' };

export function Menu({ trigger, children, align = 'end' }: MenuProps) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={8}
          collisionPadding={12}
          className="z-50 min-w-56 animate-pop rounded-2xl border border-line bg-surface p-1.5 shadow-lift"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

const itemClass =
  'tap flex cursor-pointer select-none items-center gap-3 rounded-xl px-3 text-[0.95rem] outline-none data-[highlighted]:bg-sunken [&>svg]:size-[1.15rem] [&>svg]:text-muted';

export function MenuItem({
  icon,
  children,
  onSelect,
}: {
  icon?: ReactNode;
  children: ReactNode;
  onSelect: () => void;
}) {
  return (
    <Primitive.Item onSelect={onSelect} className={itemClass}>
      {icon}
      {children}
    </Primitive.Item>
  );
}

type MenuChoiceProps<V extends string> = {
  label: string;
  value: V;
  onChange: (value: V) => void;
  options: { value: V; label: string; icon?: ReactNode }[];
};

export function MenuChoice<V extends string>({ label, value, onChange, options }: MenuChoiceProps<V>) {
  return (
    <Primitive.RadioGroup value={value} onValueChange={(next) => onChange(next as V)}>
      <Primitive.Label className="px-3 pt-2 pb-1 text-xs font-semibold text-muted">{label}</Primitive.Label>
      {options.map((option) => (
        <Primitive.RadioItem
          key={option.value}
          value={option.value}
          onSelect={(event) => event.preventDefault()}
          className={itemClass}
        >
          {option.icon}
          <span className="flex-1">{option.label}</span>
          <Primitive.ItemIndicator>
            <Check aria-hidden="true" className="size-4 text-accent" />
          </Primitive.ItemIndicator>
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  );
}

export const MenuSeparator = () => <Primitive.Separator className="my-1.5 h-px bg-line" />;

export function MenuHeader({ children }: { children: ReactNode }) {
  return <div className="px-3 pt-2 pb-2.5">{children}</div>;
}
