import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download, type Query } from '../../../api/client.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';

type Props = {
  path: string;
  /** The same conditions as the list's. */
  query: Query;
  filename: string;
  total: { count: number; isExact: boolean } | undefined;
};

/** The list as a file: who takes data of members out of the house says why. */
export function ExportButton({ path, query, filename, total }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async (reason: string): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await download(path, { ...query, reason }, filename);
      toast(t('admin.lists.exported'));
      setOpen(false);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        disabled={total?.count === 0}
        icon={<Download aria-hidden="true" className="size-4" />}
        onClick={() => {
          setError(null);
          setOpen(true);
        }}
      >
        {/* On a phone the arrow says enough, and the word is read out. */}
        <span className="max-sm:sr-only">{t('admin.lists.export')}</span>
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t('admin.lists.exportTitle')}
        description={t('admin.lists.exportLead')}
        confirmLabel={t('admin.lists.exportConfirm')}
        busy={busy}
        withReason
        onConfirm={(reason) => void save(reason)}
      >
        <div role="status">{busy && <p className="text-muted">{t('admin.lists.exporting')}</p>}</div>
        <FormError error={error} />
      </ConfirmDialog>
    </>
  );
}
