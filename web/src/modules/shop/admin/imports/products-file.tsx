import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../../../api/client.ts';
import { useErrorText } from '../../../../i18n/error-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { toast } from '../../../../ui/toast.tsx';

/** All products as a file that an import takes back. */
export function ProductsFile() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      await download('/admin/shop/products/export', {}, t('shopAdmin.products.file'));
      toast(t('admin.lists.exported'));
    } catch (error) {
      toast(errorText(error));
    }
    setBusy(false);
  };
  return (
    <Button
      size="sm"
      variant="secondary"
      loading={busy}
      icon={<Download aria-hidden="true" className="size-4.5" />}
      onClick={() => void save()}
    >
      {t('shopAdmin.imports.export')}
    </Button>
  );
}
