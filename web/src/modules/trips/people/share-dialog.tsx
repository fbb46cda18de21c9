import { Link } from '@tanstack/react-router';
import { Eye, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../api/trips-types.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { LinkMaker } from './link-maker.tsx';

type Props = {
  tripId: string;
  role: Role;
  /** A companion who is to join with an account. */
  companion?: { personId: string; name: string };
  onClose: () => void;
};

/** Two ways to let others in: to plan along, with an account; or only to read, without one. */
export function ShareDialog({ tripId, role, companion, onClose }: Props) {
  const { t } = useTranslation();
  const [purpose, setPurpose] = useState<'join' | 'read'>('join');
  const mayShare = role === 'owner';
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={
        companion === undefined
          ? t('tripsAround.share.title')
          : t('tripsAround.share.companionTitle', { name: companion.name })
      }
      description={t(mayShare ? 'tripsAround.share.lead' : 'tripsAround.share.notYours')}
    >
      {mayShare && (
        <>
          {companion === undefined && (
            <Segmented
              label={t('tripsAround.share.purpose')}
              value={purpose}
              onChange={setPurpose}
              tabs={[
                { value: 'join', label: <PurposeLabel purpose="join" /> },
                { value: 'read', label: <PurposeLabel purpose="read" /> },
              ]}
            />
          )}
          <div className="mt-4">
            <LinkMaker key={purpose} tripId={tripId} purpose={purpose} personId={companion?.personId} />
          </div>
        </>
      )}
      <Link
        to="/trips/$tripId/people"
        params={{ tripId }}
        onClick={onClose}
        className={buttonClass('ghost', 'sm', 'mt-4 w-full')}
      >
        {t('tripsAround.share.all')}
      </Link>
    </Dialog>
  );
}

function PurposeLabel({ purpose }: { purpose: 'join' | 'read' }) {
  const { t } = useTranslation();
  const Icon = purpose === 'join' ? UserPlus : Eye;
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon aria-hidden="true" className="size-4" />
      {t(`tripsAround.share.${purpose}`)}
    </span>
  );
}
