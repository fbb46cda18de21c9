import { useTranslation } from 'react-i18next';
import { shopAdminKey } from '../../../../api/shop-admin.ts';
import { moderate, type Voice } from '../../../../api/shop-admin-voices.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';

type Props = { voice: Voice; id: string; isHidden: boolean; onClose: () => void };

/** Off the pages, or back on them; whoever wrote it is told why. */
export function ModerateDialog({ voice, id, isHidden, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <ActDialog
      name={`moderate:${voice}:${id}:${isHidden ? 'show' : 'hide'}`}
      title={t(isHidden ? 'shopAdmin.voices.showTitle' : 'shopAdmin.voices.hideTitle')}
      lead={t(isHidden ? 'shopAdmin.voices.showLead' : 'shopAdmin.voices.hideLead')}
      confirmLabel={t(isHidden ? 'shopAdmin.voices.show' : 'shopAdmin.voices.hide')}
      danger={!isHidden}
      withReason
      body={(reason) => ({ reason })}
      run={(body: { reason: string }, key) => moderate(voice, id, !isHidden, body, key)}
      done={t(isHidden ? 'shopAdmin.voices.shownNow' : 'shopAdmin.voices.hiddenNow')}
      refresh={shopAdminKey}
      onClose={onClose}
    />
  );
}
