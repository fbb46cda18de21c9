import { useTranslation } from 'react-i18next';
import { type Moderated, moderateTrips, tripsAdminKey } from '../../../api/trips-admin.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';

type Props = { what: Moderated; id: string; name: string; isHidden: boolean; onClose: () => void };

/** Keeps something from the public, or puts it back, with a reason that its maker is told. */
export function ModerateDialog({ what, id, name, isHidden, onClose }: Props) {
  const { t } = useTranslation();
  const act = isHidden ? 'show' : 'hide';
  return (
    <ActDialog
      name={`trips-${act}:${what}:${id}`}
      title={t(`tripsAdmin.${act}.title.${what}`, { name })}
      lead={t(`tripsAdmin.${act}.lead.${what}`)}
      confirmLabel={t(`tripsAdmin.${act}.button`)}
      danger={!isHidden}
      withReason
      refresh={tripsAdminKey}
      body={(reason) => ({ reason })}
      run={(body: { reason: string }, key) => moderateTrips(what, id, !isHidden, body, key)}
      done={t(`tripsAdmin.${act}.done`)}
      onClose={onClose}
    />
  );
}
