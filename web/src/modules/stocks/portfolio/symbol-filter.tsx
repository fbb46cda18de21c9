import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quote, SeasonId } from '../../../api/stocks.ts';
import { tradedSymbolQuery } from '../../../api/stocks-trading.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { SymbolField } from '../parts/symbol-field.tsx';

type Props = {
  seasonId: SeasonId;
  symbol: string | undefined;
  onChange: (symbol: string | undefined) => void;
};

/** All symbols, or one of them. */
export function SymbolFilter({ seasonId, symbol, onChange }: Props) {
  const { t } = useTranslation();
  const local = useLocal();
  const [picked, setPicked] = useState<Quote | null>(null);
  const isPicked = symbol !== undefined && picked?.symbol === symbol;
  // One that the address came with; as long as its name is not known, the code stands there.
  const { data } = useQuery({
    ...tradedSymbolQuery(symbol ?? ''),
    enabled: symbol !== undefined && !isPicked,
  });
  const known = isPicked ? picked : data;
  const chosen = symbol === undefined ? '' : known === undefined ? symbol : local(known.name);
  return (
    <SymbolField
      label={t('stocks.orders.symbol')}
      seasonId={seasonId}
      chosen={chosen}
      placeholder={t('stocks.orders.allSymbols')}
      onChange={(quote) => {
        setPicked(quote);
        onChange(quote?.symbol);
      }}
      className="w-full sm:w-72"
    />
  );
}
