import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { Unlink } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/hooks.ts';
import { type Invitation, invitationQuery, joinTrip, myTripsKey } from '../../../api/trips-around.ts';
import { useCommand } from '../../../api/use-command.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Page } from '../../../ui/page.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState, FormError } from '../../../ui/states.tsx';
import { RegionPicture } from '../home/region-picture.tsx';
import { TripDays } from '../home/trip-days.tsx';
import { useProvinces } from '../home/use-provinces.ts';
import { isDead } from './is-dead.ts';

const route = getRouteApi('/trips/join/$token');

/** Where an invitation leads: what one is invited to, and by whom, before one signs in. */
export function JoinPage() {
  const { t } = useTranslation();
  const { token } = route.useParams();
  const invitation = useQuery({ ...invitationQuery(token), retry: false });
  return (
    <Page narrow hideTitle title={t('tripsAround.join.title')}>
      {invitation.data !== undefined ? (
        <Invited token={token} invitation={invitation.data} />
      ) : isDead(invitation.error) ? (
        <DeadLink />
      ) : invitation.isError || invitation.fetchStatus === 'paused' ? (
        <ErrorState error={invitation.error} onRetry={() => void invitation.refetch()} />
      ) : (
        <ListSkeleton rows={3} />
      )}
    </Page>
  );
}

/** The link was taken back, is over, or was never one: all look the same from here. */
export function DeadLink() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<Unlink aria-hidden="true" />}
      title={t('tripsAround.join.dead')}
      action={
        <Link to="/trips" className={buttonClass('secondary')}>
          {t('tripsAround.join.toTrips')}
        </Link>
      }
    >
      {t('tripsAround.join.deadLead')}
    </EmptyState>
  );
}

function Invited({ token, invitation }: { token: string; invitation: Invitation }) {
  const { t } = useTranslation();
  const provinces = useProvinces();
  const status = useSession().status;
  const next = useRouterState({ select: ({ location }) => location.href });
  const { title, inviter, role, regions } = invitation;
  return (
    <Card className="overflow-hidden p-0!">
      <RegionPicture regions={regions} seed={title} className="h-40" />
      <div className="flex flex-col gap-4 p-6">
        <p className="text-muted">{t('tripsAround.join.by', { name: inviter })}</p>
        <div>
          <h2 className="text-2xl font-extrabold">{title}</h2>
          <p className="mt-1 text-muted">
            <TripDays trip={invitation} />
            {regions.length > 0 && ` · ${provinces.names(regions)}`}
          </p>
        </div>
        <p>{t(`tripsAround.join.as.${role}`)}</p>
        {status === 'member' ? (
          <Join token={token} invitation={invitation} />
        ) : status === 'guest' ? (
          <div className="flex flex-col gap-2.5">
            <Link to="/sign-in" search={{ next }} className={buttonClass('primary', 'lg')}>
              {t('tripsAround.join.signIn')}
            </Link>
            <Link to="/sign-up" search={{ next }} className={buttonClass('secondary', 'lg')}>
              {t('tripsAround.join.signUp')}
            </Link>
          </div>
        ) : null}
      </div>
    </Card>
  );
}

function Join({ token, invitation }: { token: string; invitation: Invitation }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [personId, setPersonId] = useState<string | null>(invitation.personId);
  const toTrip = (tripId: string) => navigate({ to: `/trips/${tripId}` as string });
  const join = useCommand({
    name: `trips-join:${token}`,
    run: (body: { personId?: string }, key) => joinTrip(token, body, key),
    secret: true,
    onDone: ({ data }) => {
      void queryClient.invalidateQueries({ queryKey: myTripsKey });
      void toTrip(data.tripId);
    },
  });
  const { tripId, isMember, companions } = invitation;
  if (isMember && tripId !== null) {
    return (
      <>
        <p className="font-semibold">{t('tripsAround.join.already')}</p>
        <Button size="lg" onClick={() => void toTrip(tripId)}>
          {t('tripsAround.join.open')}
        </Button>
      </>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {companions.length > 0 && (
        <fieldset>
          <legend className="mb-2 text-sm font-semibold">{t('tripsAround.join.who')}</legend>
          {[null, ...companions].map((companion) => (
            <label
              key={companion?.personId ?? ''}
              className="tap flex items-center gap-3 rounded-xl px-2 hover:bg-sunken"
            >
              <input
                type="radio"
                name="who"
                className="size-5 accent-[var(--accent)]"
                checked={personId === (companion?.personId ?? null)}
                onChange={() => setPersonId(companion?.personId ?? null)}
              />
              {companion === null ? t('tripsAround.join.somebodyNew') : companion.name}
            </label>
          ))}
        </fieldset>
      )}
      <FormError error={join.error} />
      <CommandWait command={join} />
      <Button
        size="lg"
        loading={join.busy}
        onClick={() => join.submit(personId === null ? {} : { personId })}
      >
        {t('tripsAround.join.join')}
      </Button>
    </div>
  );
}
