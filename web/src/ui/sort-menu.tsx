import { ArrowDownUp } from 'lucide-react';
import { buttonClass } from './button.tsx';
import { Menu, MenuChoice } from './menu.tsx';

type SortMenuProps<V extends string> = {
  label: string;
  value: V;
  onChange: (value: V) => void;
  options: { value: V; label: string }[];
};

/** In which order a list stands. */
export function SortMenu<V extends string>({ label, value, onChange, options }: SortMenuProps<V>) {
  const current = options.find((option) => option.value === value)?.label ?? value;
  return (
    <Menu
      trigger={
        <button type="button" aria-label={`${label}: ${current}`} className={buttonClass('secondary', 'sm')}>
          <ArrowDownUp aria-hidden="true" className="size-4" />
          {current}
        </button>
      }
    >
      <MenuChoice label={label} value={value} onChange={onChange} options={options} />
    </Menu>
  );
}
