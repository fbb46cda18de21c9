import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../i18n/format.ts';
import type { ProductDraft } from './draft.ts';
import type { FieldError, ProductErrors } from './product-errors.ts';

/** What the parts of the form share: what stands in it, how it changes, and what is wrong at a place. */
export type ProductForm = {
  draft: ProductDraft;
  change: (change: Partial<ProductDraft>) => void;
  /** In words; null where nothing is wrong, or nobody has tried to save yet. */
  errorAt: (place: string) => string | null;
};

export function useErrorAt(errors: ProductErrors): ProductForm['errorAt'] {
  const { t } = useTranslation();
  const format = useFormat();
  const say = (error: FieldError): string => {
    switch (error.key) {
      case 'range':
        return t('admin.rangeInvalid', { min: format.number(error.min), max: format.number(error.max) });
      case 'long':
        return t('shopAdmin.errors.long', { max: format.number(error.max) });
      case 'many':
        return t('shopAdmin.errors.many', { max: format.number(error.max) });
      case 'required':
        return t('common.required');
      default:
        return t(`shopAdmin.errors.${error.key}`);
    }
  };
  return (place) => {
    const error = errors[place];
    return error === undefined ? null : say(error);
  };
}
