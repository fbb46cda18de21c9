import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/card.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { toast } from '../ui/toast.tsx';

export function DesignOverlays() {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState(false);
  const [confirm, setConfirm] = useState(false);
  const say = () => toast(t('design.toastText'));
  return (
    <Section title={t('design.overlays')}>
      <div className="flex flex-wrap gap-3">
        <Button variant="secondary" onClick={() => setDialog(true)}>
          {t('design.openDialog')}
        </Button>
        <Button variant="secondary" onClick={() => setConfirm(true)}>
          {t('design.openConfirm')}
        </Button>
        <Menu align="start" trigger={<Button variant="secondary">{t('design.openMenu')}</Button>}>
          <MenuItem onSelect={say}>{t('design.tabOne')}</MenuItem>
          <MenuItem onSelect={say}>{t('design.tabTwo')}</MenuItem>
        </Menu>
        <Button variant="secondary" onClick={say}>
          {t('design.openToast')}
        </Button>
      </div>
      <Dialog
        open={dialog}
        onOpenChange={setDialog}
        title={t('design.dialogTitle')}
        description={t('design.dialogText')}
        footer={<Button onClick={() => setDialog(false)}>{t('common.done')}</Button>}
      />
      <ConfirmDialog
        open={confirm}
        onOpenChange={setConfirm}
        title={t('accounts.endAllTitle')}
        description={t('accounts.endAllLead')}
        confirmLabel={t('common.done')}
        danger
        withReason
        onConfirm={() => setConfirm(false)}
      />
    </Section>
  );
}
