import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Side } from '../../../../api/stocks-trading.ts';
import { cx } from '../../../../ui/cx.ts';

const on: Record<Side, string> = { buy: 'bg-rise-soft text-rise', sell: 'bg-fall-soft text-fall' };

/** Buy or sell: red or blue, and said. */
export function SideSwitch({ side, onChange }: { side: Side; onChange: (side: Side) => void }) {
  const { t } = useTranslation();
  const group = useRef<HTMLDivElement>(null);
  return (
    <div
      ref={group}
      role="radiogroup"
      aria-label={t('stocksTrading.side.label')}
      className="grid grid-cols-2 gap-1 rounded-2xl bg-sunken p-1"
    >
      {(['buy', 'sell'] as const).map((value) => (
        // biome-ignore lint/a11y/useSemanticElements: two halves of one switch cannot be drawn with radio inputs
        <button
          key={value}
          type="button"
          role="radio"
          aria-checked={side === value}
          aria-keyshortcuts={value === 'buy' ? 'B' : 'S'}
          tabIndex={side === value ? 0 : -1}
          onClick={() => onChange(value)}
          onKeyDown={(event) => {
            if (!event.key.startsWith('Arrow')) return;
            event.preventDefault();
            const other = value === 'buy' ? 'sell' : 'buy';
            onChange(other);
            group.current
              ?.querySelector<HTMLElement>(`[role=radio]:nth-child(${other === 'buy' ? 1 : 2})`)
              ?.focus();
          }}
          className={cx(
            'tap rounded-xl font-bold focus-visible:-outline-offset-3',
            side === value ? on[value] : 'text-muted hover:text-ink',
          )}
        >
          {t(`stocksTrading.side.${value}`)}
        </button>
      ))}
    </div>
  );
}
