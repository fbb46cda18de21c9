import { useTranslation } from 'react-i18next';
import type { Localized } from '../api/shop-admin-types.ts';
import { Field, TextArea } from './field.tsx';

type Props = {
  label: string;
  hint?: string;
  value: Localized;
  onChange: (value: Localized) => void;
  errorAt: (language: 'ko' | 'en') => string | null;
  maxLength: number;
  /** Several lines. */
  rows?: number;
  isOptional?: boolean;
};

/** One text in both languages: side by side where there is room, the Korean one first. */
export function LocalizedField({
  label,
  hint,
  value,
  onChange,
  errorAt,
  maxLength,
  rows,
  isOptional = false,
}: Props) {
  const { t } = useTranslation();
  return (
    <div className="grid grid-cols-1 items-start gap-x-4 gap-y-3 sm:grid-cols-2">
      {(['ko', 'en'] as const).map((language) => {
        const shared = {
          label: t(`common.inLanguage.${language}`, { label }),
          ...(language === 'ko' && hint !== undefined && { hint }),
          ...(isOptional && { optional: t('common.optional') }),
          value: value[language],
          error: errorAt(language),
          maxLength,
          lang: language,
          autoComplete: 'off',
          onChange: (event: { target: { value: string } }) =>
            onChange({ ...value, [language]: event.target.value }),
        };
        return rows === undefined ? (
          <Field key={language} {...shared} />
        ) : (
          <TextArea key={language} rows={rows} {...shared} />
        );
      })}
    </div>
  );
}
