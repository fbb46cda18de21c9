import { Link, useRouterState } from '@tanstack/react-router';
import { BadgeCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';

/** The door asks who somebody is: where that is shown, and the way back. */
export function DoorCheck({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation();
  const next = useRouterState({ select: ({ location }) => location.href });
  return (
    <Card className="flex flex-col gap-4">
      <p className="flex items-center gap-3 text-lg font-bold">
        <BadgeCheck aria-hidden="true" className="size-7 shrink-0 text-accent" />
        {t('waitingRoom.person.title')}
      </p>
      <p className="text-muted">{t('waitingRoom.person.lead')}</p>
      <div className="flex flex-wrap gap-2">
        <Link to="/account/security" search={{ next }} className={buttonClass('primary')}>
          {t('waitingRoom.person.check')}
        </Link>
        <Button variant="secondary" onClick={onAgain}>
          {t('waitingRoom.person.again')}
        </Button>
      </div>
    </Card>
  );
}
