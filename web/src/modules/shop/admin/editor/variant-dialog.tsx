import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { Switch } from '../../../../ui/checkbox.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Field } from '../../../../ui/field.tsx';
import { Segmented } from '../../../../ui/tabs.tsx';
import type { DraftVariant } from './draft.ts';
import type { ProductForm } from './form.ts';

type Props = {
  variant: DraftVariant;
  name: string;
  onChange: (variant: DraftVariant) => void;
  errorAt: ProductForm['errorAt'];
  onClose: () => void;
};

/** What of a variant changes seldom: when its sale is, and how it sells when nothing is there. */
export function VariantDialog({ variant, name, onChange, errorAt, onClose }: Props) {
  const { t } = useTranslation();
  const field = (place: 'saleFrom' | 'saleUntil' | 'backorderLimit' | 'availableAt') => ({
    value: variant[place],
    error: errorAt(`variants.${variant.key}.${place}`),
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => onChange({ ...variant, [place]: event.target.value }),
  });
  const { sells } = variant;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={name}
      footer={<Button onClick={onClose}>{t('common.done')}</Button>}
    >
      <div className="flex flex-col gap-5">
        <Switch
          label={t('shopAdmin.editor.isActive')}
          checked={variant.isActive}
          onChange={(isActive) => onChange({ ...variant, isActive })}
        />
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-2 font-semibold">{t('shopAdmin.editor.salePeriod')}</legend>
          {variant.salePrice === '' ? (
            <p className="text-sm text-muted">{t('shopAdmin.editor.saleFirst')}</p>
          ) : (
            <>
              <Field
                label={t('shopAdmin.editor.saleFrom')}
                optional={t('common.optional')}
                hint={t('shopAdmin.editor.saleFromHint')}
                type="datetime-local"
                {...field('saleFrom')}
              />
              <Field
                label={t('shopAdmin.editor.saleUntil')}
                optional={t('common.optional')}
                type="datetime-local"
                {...field('saleUntil')}
              />
            </>
          )}
        </fieldset>
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-2 font-semibold">{t('shopAdmin.editor.sells')}</legend>
          <Segmented
            label={t('shopAdmin.editor.sells')}
            value={sells}
            onChange={(next) => onChange({ ...variant, sells: next })}
            tabs={(['stock', 'backorder', 'pre-order'] as const).map((value) => ({
              value,
              label: t(`shopAdmin.editor.sellsHow.${value}`),
            }))}
          />
          <p className="text-sm text-muted">{t(`shopAdmin.editor.sellsHint.${sells}`)}</p>
          {sells !== 'stock' && (
            <>
              <Field
                label={t('shopAdmin.editor.backorderLimit')}
                inputMode="numeric"
                {...field('backorderLimit')}
                onChange={(event) =>
                  onChange({ ...variant, backorderLimit: event.target.value.replace(/\D/g, '').slice(0, 7) })
                }
              />
              <Field
                label={t('shopAdmin.editor.availableAt')}
                {...(sells === 'backorder' && { optional: t('common.optional') })}
                type="datetime-local"
                {...field('availableAt')}
              />
            </>
          )}
        </fieldset>
      </div>
    </Dialog>
  );
}
