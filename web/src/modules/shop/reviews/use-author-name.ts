import { useTranslation } from 'react-i18next';
import type { Author } from '../../../api/shop-types.ts';

/** Who wrote it; somebody who has left has no name any more. */
export function useAuthorName(): (author: Author) => string {
  const { t } = useTranslation();
  return ({ name, isFormer }) => (isFormer ? t('shop.former') : name);
}
