import { Tabs as Primitive, ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';

type Option<V extends string> = { value: V; label: ReactNode };

type TabsProps<V extends string> = {
  label: string;
  value: V;
  onChange: (value: V) => void;
  tabs: Option<V>[];
  children: ReactNode;
};

export function Tabs<V extends string>({ label, value, onChange, tabs, children }: TabsProps<V>) {
  return (
    <Primitive.Root value={value} onValueChange={(next) => onChange(next as V)}>
      <Primitive.List
        aria-label={label}
        className="no-scrollbar flex gap-1 overflow-x-auto border-b border-line"
      >
        {tabs.map((tab) => (
          <Primitive.Trigger
            key={tab.value}
            value={tab.value}
            className="tap -mb-px shrink-0 whitespace-nowrap border-b-2 border-transparent px-4 font-semibold text-muted hover:text-ink focus-visible:-outline-offset-4 data-[state=active]:border-ink data-[state=active]:text-ink"
          >
            {tab.label}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      <Primitive.Content value={value} className="pt-5 focus-visible:outline-none">
        {children}
      </Primitive.Content>
    </Primitive.Root>
  );
}

/** A few choices of which one holds, as pills. */
export function Segmented<V extends string>({
  label,
  value,
  onChange,
  tabs,
}: Omit<TabsProps<V>, 'children'>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => next !== '' && onChange(next as V)}
      className="no-scrollbar -mx-1 flex gap-1.5 overflow-x-auto p-1"
    >
      {tabs.map((tab) => (
        <ToggleGroup.Item
          key={tab.value}
          value={tab.value}
          className="tap shrink-0 whitespace-nowrap rounded-full border border-line bg-surface px-4 text-sm font-semibold text-muted hover:text-ink data-[state=on]:border-ink data-[state=on]:bg-ink data-[state=on]:text-paper"
        >
          {tab.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
