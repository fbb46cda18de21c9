import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, Globe, Lock, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tripsKey } from '../../../api/trips.ts';
import { setVisibility } from '../../../api/trips-around.ts';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import type { UsedTrip } from '../editor/store/index.ts';

const SEEN = ['days', 'lists', 'author'] as const;
const UNSEEN = ['people', 'costs', 'files', 'bookings', 'notes'] as const;

/** Whether everybody may see the trip; before it is published, what they will see and what not. */
export function PublishCard({ trip }: { trip: UsedTrip }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const isPublic = trip.facts?.visibility === 'public';
  const next = isPublic ? 'private' : 'public';
  const change = useCommand({
    name: `trips-visibility:${trip.tripId}`,
    run: (body: { visibility: 'private' | 'public' }, key) => setVisibility(trip.tripId, body, key),
    onDone: (_, { visibility }) => {
      toast(t(visibility === 'public' ? 'tripsAround.publish.published' : 'tripsAround.publish.unpublished'));
      setAsking(false);
      void trip.refresh();
      void queryClient.invalidateQueries({ queryKey: [...tripsKey, 'public'] });
    },
  });
  if (trip.facts === null) return null;
  return (
    <Card>
      <h2 className="flex items-center gap-2 text-lg font-bold">
        {isPublic ? (
          <Globe aria-hidden="true" className="size-5 text-info" />
        ) : (
          <Lock aria-hidden="true" className="size-5 text-muted" />
        )}
        {t(isPublic ? 'tripsAround.publish.isPublic' : 'tripsAround.publish.isPrivate')}
      </h2>
      <p className="mt-1.5 text-muted">
        {t(isPublic ? 'tripsAround.publish.publicLead' : 'tripsAround.publish.privateLead')}
      </p>
      {trip.facts.isHidden === true && (
        <p role="status" className="mt-3 rounded-2xl bg-warn-soft px-4 py-3 font-medium text-warn">
          {t('tripsAround.publish.isHidden')}
        </p>
      )}
      {isPublic && trip.facts.isHidden !== true && (
        <Link
          to="/trips/explore/$tripId"
          params={{ tripId: trip.tripId }}
          className="tap mt-1 inline-flex items-center font-semibold text-accent hover:underline"
        >
          {t('tripsAround.publish.see')}
        </Link>
      )}
      {trip.role === 'owner' && (
        <Button variant="secondary" size="sm" className="mt-3 w-full" onClick={() => setAsking(true)}>
          {t(isPublic ? 'tripsAround.publish.unpublish' : 'tripsAround.publish.publish')}
        </Button>
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t(isPublic ? 'tripsAround.publish.unpublishTitle' : 'tripsAround.publish.publishTitle')}
        description={t(isPublic ? 'tripsAround.publish.unpublishLead' : 'tripsAround.publish.publishLead')}
        confirmLabel={t(isPublic ? 'tripsAround.publish.unpublish' : 'tripsAround.publish.publish')}
        busy={change.busy}
        onConfirm={() => change.submit({ visibility: next })}
      >
        {!isPublic && <WhatIsSeen />}
        <FormError error={change.error} />
        <CommandWait command={change} />
      </ConfirmDialog>
    </Card>
  );
}

function WhatIsSeen() {
  const { t } = useTranslation();
  const line = 'flex items-start gap-2.5 py-1';
  return (
    <div className="rounded-2xl bg-sunken/60 p-4">
      <ul aria-label={t('tripsAround.publish.seenLabel')}>
        {SEEN.map((name) => (
          <li key={name} className={line}>
            <Check aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-good" />
            {t(`tripsAround.publish.seen.${name}`)}
          </li>
        ))}
      </ul>
      <ul
        aria-label={t('tripsAround.publish.unseenLabel')}
        className="mt-2 border-t border-line pt-2 text-muted"
      >
        {UNSEEN.map((name) => (
          <li key={name} className={line}>
            <X aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
            {t(`tripsAround.publish.unseen.${name}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
