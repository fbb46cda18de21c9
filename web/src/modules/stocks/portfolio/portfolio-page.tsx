import type { ReactNode } from 'react';
import type { SeasonId } from '../../../api/stocks.ts';
import { Page } from '../../../ui/page.tsx';
import { SeasonSwitch } from '../parts/season-switch.tsx';
import { StocksNav } from '../parts/stocks-nav.tsx';

type Props = { title: string; season: SeasonId; action?: ReactNode; wide?: boolean; children: ReactNode };

/** A page about what one has: in the main market, or in a season that one has joined. */
export function PortfolioPage({ title, season, action, wide = false, children }: Props) {
  return (
    <Page title={title} action={action} wide={wide}>
      <StocksNav season={season} />
      <SeasonSwitch season={season} />
      {children}
    </Page>
  );
}
