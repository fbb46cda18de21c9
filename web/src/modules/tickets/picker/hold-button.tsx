import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/hooks.ts';
import type { HoldBody } from '../../../api/tickets-seats.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import type { PanelProps } from './pick-panel.tsx';
import { seatIdOf } from './seat-names.ts';

/** The next step: what was chosen is set aside. A guest signs in on the way and finds the choice again. */
export function HoldButton({ round, picking, holding }: PanelProps) {
  const { t } = useTranslation();
  const session = useSession();
  const here = useRouterState({ select: ({ location }) => location.pathname });
  const { selected, quantity } = picking;
  const wide = 'min-w-0 max-lg:flex-1';
  if (session.status === 'guest') {
    const next = `${here}?q=${quantity}&seats=${selected.join('.')}`;
    return (
      <Link to="/sign-in" search={{ next }} className={buttonClass('primary', 'lg', wide)}>
        {t('ticketsBuying.signIn')}
      </Link>
    );
  }
  return (
    <Button
      size="lg"
      className={wide}
      loading={holding.command.busy || session.status === 'unknown'}
      onClick={() => holding.hold({ seatIds: selected.map((seat) => seatIdOf(round.roundId, seat)) })}
    >
      {t('ticketsBuying.hold', { count: selected.length })}
    </Button>
  );
}

/** What is asked for when the server is to choose: so many, of the grades that are shown. */
function bestBody({ plan, picking }: Pick<PanelProps, 'plan' | 'picking'>): HoldBody {
  const { quantity, grades, isTogether } = picking;
  return {
    best: {
      quantity,
      together: isTogether && quantity > 1,
      ...(grades !== null && { grades: [...grades].map((index) => plan.map.grades[index]!.key) }),
    },
  };
}

/** Takes the best that there are; a guest is sent to the sign-in first. */
export function useBest(props: PanelProps): () => void {
  const session = useSession();
  const { round, picking, holding } = props;
  return () => {
    if (session.status === 'guest') {
      const next = `/tickets/rounds/${round.roundId}?q=${picking.quantity}`;
      window.location.assign(`/sign-in?next=${encodeURIComponent(next)}`);
    } else holding.hold(bestBody(props));
  };
}
