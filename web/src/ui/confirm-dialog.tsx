import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextArea } from './field.tsx';

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string | undefined;
  confirmLabel: string;
  danger?: boolean;
  busy?: boolean;
  /** Asks for a reason (1 to 200 characters), as operators' commands need one. */
  withReason?: boolean;
  children?: ReactNode;
  onConfirm: (reason: string) => void;
};

/** Says what will happen before it does; the safe way out is always the first button. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation();
  const {
    open,
    onOpenChange,
    confirmLabel,
    danger = false,
    busy = false,
    withReason = false,
    onConfirm,
  } = props;
  const [reason, setReason] = useState('');
  const [touched, setTouched] = useState(false);
  const missing = withReason && reason.trim() === '';
  const confirm = () => {
    setTouched(true);
    if (!missing) onConfirm(reason.trim());
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (busy) return;
        if (!next) {
          setReason('');
          setTouched(false);
        }
        onOpenChange(next);
      }}
      title={props.title}
      description={props.description}
      footer={
        <>
          <Button variant="secondary" onClick={() => onOpenChange(false)} disabled={busy}>
            {t('common.cancel')}
          </Button>
          <Button variant={danger ? 'danger' : 'primary'} loading={busy} onClick={confirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {(withReason || props.children !== undefined) && (
        <div className="flex flex-col gap-4">
          {props.children}
          {withReason && (
            <TextArea
              label={t('common.reason')}
              hint={t('common.reasonHint')}
              maxLength={200}
              rows={2}
              value={reason}
              // One line: the reason is a line of the audit log.
              onChange={(event) => setReason(event.target.value.replace(/\n/g, ' '))}
              error={touched && missing ? t('common.required') : null}
            />
          )}
        </div>
      )}
    </Dialog>
  );
}
