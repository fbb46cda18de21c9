import { Crown, Ellipsis, Eye, Pencil, PencilLine, UserMinus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../api/hooks.ts';
import type { TripPerson } from '../../../api/trips-types.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../../ui/menu.tsx';
import type { UsedTrip } from '../editor/store/index.ts';
import { type PersonAct, PersonDialog } from './person-dialog.tsx';
import { ShareDialog } from './share-dialog.tsx';
import { useChangePerson } from './use-change-person.ts';

type Props = { trip: UsedTrip; person: TripPerson };

/** One of the trip, and what may be done about them. */
export function PersonRow({ trip, person }: Props) {
  const { t } = useTranslation();
  const [act, setAct] = useState<PersonAct | 'invite' | null>(null);
  const isMe = person.personId === trip.me?.personId;
  const isHere = trip.presence.some(({ accountId }) => accountId === person.accountId);
  return (
    <div className="flex items-center gap-3 px-3 py-2.5">
      <Avatar name={person.name} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold">
          {person.name}
          {isMe && <span className="ml-1.5 font-normal text-muted">{t('tripsAround.people.me')}</span>}
        </p>
        <p className="flex items-center gap-1.5 text-sm text-muted">
          {t(`tripsAround.role.${person.role}`)}
          {isHere && !isMe && <Badge tone="good">{t('tripsAround.people.here')}</Badge>}
        </p>
      </div>
      <PersonMenu trip={trip} person={person} isMe={isMe} onAct={setAct} />
      {act === 'invite' ? (
        <ShareDialog
          tripId={trip.tripId}
          role={trip.role ?? 'viewer'}
          companion={person}
          onClose={() => setAct(null)}
        />
      ) : (
        act !== null && <PersonDialog trip={trip} person={person} act={act} onClose={() => setAct(null)} />
      )}
    </div>
  );
}

type MenuProps = Props & { isMe: boolean; onAct: (act: PersonAct | 'invite') => void };

/** The owner says who may do what; whoever may edit looks after those without an account. */
function PersonMenu({ trip, person, isMe, onAct }: MenuProps) {
  const { t } = useTranslation();
  const change = useChangePerson(trip, person);
  const online = useOnline();
  const isOwner = trip.role === 'owner';
  const isCompanion = person.accountId === null;
  const mayName = isOwner || isMe || (isCompanion && trip.canEdit);
  const mayRemove = !isMe && (isOwner || (isCompanion && trip.canEdit));
  if (!mayName && !mayRemove) return null;
  return (
    <Menu
      trigger={
        <IconButton
          label={t('tripsAround.people.menu', { name: person.name })}
          icon={<Ellipsis aria-hidden="true" />}
          disabled={!online}
        />
      }
    >
      {mayName && (
        <MenuItem icon={<Pencil aria-hidden="true" />} onSelect={() => onAct('rename')}>
          {t('tripsAround.people.rename')}
        </MenuItem>
      )}
      {isOwner && isCompanion && (
        <MenuItem icon={<UserPlus aria-hidden="true" />} onSelect={() => onAct('invite')}>
          {t('tripsAround.people.inviteThem')}
        </MenuItem>
      )}
      {isOwner && !isCompanion && !isMe && (
        <>
          {person.role === 'viewer' ? (
            <MenuItem icon={<PencilLine aria-hidden="true" />} onSelect={() => change({ role: 'editor' })}>
              {t('tripsAround.people.letEdit')}
            </MenuItem>
          ) : (
            <MenuItem icon={<Eye aria-hidden="true" />} onSelect={() => change({ role: 'viewer' })}>
              {t('tripsAround.people.letView')}
            </MenuItem>
          )}
          <MenuItem icon={<Crown aria-hidden="true" />} onSelect={() => onAct('hand-on')}>
            {t('tripsAround.people.handOn')}
          </MenuItem>
        </>
      )}
      {mayRemove && (
        <>
          <MenuSeparator />
          <MenuItem icon={<UserMinus aria-hidden="true" />} onSelect={() => onAct('remove')}>
            {t('tripsAround.people.remove')}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
