import { CreditCard, type LucideIcon, Sparkles } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';

export type TopUpWay = 'sandbox' | 'card';

const ways: { value: TopUpWay; icon: LucideIcon }[] = [
  { value: 'sandbox', icon: Sparkles },
  { value: 'card', icon: CreditCard },
];

/** In the demo there are two: money out of nothing, or the whole way that real money takes. */
export function TopUpWays({ value, onChange }: { value: TopUpWay; onChange: (way: TopUpWay) => void }) {
  const { t } = useTranslation();
  return (
    <RadioGroup.Root
      aria-label={t('payments.wayLabel')}
      value={value}
      onValueChange={(next) => onChange(next === 'card' ? 'card' : 'sandbox')}
      className="grid grid-cols-1 gap-2.5 sm:grid-cols-2"
    >
      {ways.map(({ value: way, icon: Icon }) => (
        <RadioGroup.Item
          key={way}
          value={way}
          className="flex items-start gap-3 rounded-2xl border border-line-strong/60 bg-surface p-4 text-left hover:bg-sunken/50 data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft/50 data-[state=checked]:outline-1 data-[state=checked]:outline-accent"
        >
          <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-accent" />
          <span>
            <span className="block font-semibold">{t(`payments.way.${way}`)}</span>
            <span className="block text-sm text-muted">{t(`payments.wayLead.${way}`)}</span>
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
