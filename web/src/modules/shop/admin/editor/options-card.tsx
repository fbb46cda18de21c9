import { Plus, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { cx } from '../../../../ui/cx.ts';
import { Grip } from '../../../../ui/grip.tsx';
import { LocalizedField } from '../../../../ui/localized-field.tsx';
import { useReorder } from '../../../../ui/use-reorder.ts';
import { CellInput } from './cell-input.tsx';
import { type DraftOption, type DraftValue, newDraftKey } from './draft.ts';
import type { ProductForm } from './form.ts';
import { BOUNDS } from './product-errors.ts';
import { variantsFor } from './variant-matrix.ts';

const MAX_OPTIONS = 3;
const nothing = () => ({ ko: '', en: '' });

/** What a product can be chosen by; each way to choose becomes a variant below. */
export function OptionsCard({ draft, change, errorAt }: ProductForm) {
  const { t } = useTranslation();
  const { options } = draft;
  const set = (next: DraftOption[]) => change({ options: next, variants: variantsFor(next, draft.variants) });
  const setOne = (option: DraftOption) =>
    set(options.map((other) => (other.key === option.key ? option : other)));
  return (
    <Card className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="text-lg font-bold">{t('shopAdmin.editor.options')}</h2>
          <p className="text-sm text-muted">{t('shopAdmin.editor.optionsHint')}</p>
        </div>
        {options.length < MAX_OPTIONS && (
          <Button
            size="sm"
            variant="secondary"
            icon={<Plus aria-hidden="true" className="size-4.5" />}
            onClick={() => set([...options, { key: newDraftKey(), name: nothing(), values: [] }])}
          >
            {t('shopAdmin.editor.addOption')}
          </Button>
        )}
      </div>
      {options.map((option, index) => (
        <fieldset key={option.key} className="rounded-2xl border border-line p-4">
          <legend className="px-1 text-sm font-semibold text-muted">
            {t('shopAdmin.editor.option', { number: index + 1 })}
          </legend>
          <div className="flex items-start gap-2">
            <div className="min-w-0 flex-1">
              <LocalizedField
                label={t('shopAdmin.editor.optionName')}
                value={option.name}
                onChange={(name) => setOne({ ...option, name })}
                errorAt={(language) => errorAt(`options.${option.key}.${language}`)}
                maxLength={BOUNDS.option}
              />
            </div>
            <IconButton
              label={t('shopAdmin.editor.removeOption', { number: index + 1 })}
              icon={<Trash2 />}
              onClick={() => set(options.filter((other) => other.key !== option.key))}
            />
          </div>
          <Values option={option} onChange={(values) => setOne({ ...option, values })} errorAt={errorAt} />
        </fieldset>
      ))}
      {errorAt('options') !== null && (
        <p role="alert" className="font-medium text-bad">
          {errorAt('options')}
        </p>
      )}
    </Card>
  );
}

type ValuesProps = {
  option: DraftOption;
  onChange: (values: DraftValue[]) => void;
  errorAt: ProductForm['errorAt'];
};

function Values({ option, onChange, errorAt }: ValuesProps) {
  const { t } = useTranslation();
  const { values } = option;
  const reorder = useReorder(values, onChange, ({ name }) => name.ko || t('shopAdmin.editor.value'));
  const missing = errorAt(`options.${option.key}.values`);
  const add = () => {
    onChange([...values, { key: newDraftKey(), name: nothing() }]);
    // Whoever adds a value types it next.
    requestAnimationFrame(() =>
      reorder.listRef.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus(),
    );
  };
  return (
    <div className="mt-4">
      <p className="mb-1.5 text-sm font-semibold">{t('shopAdmin.editor.values')}</p>
      <ul
        ref={(element) => {
          reorder.listRef.current = element;
        }}
        className="flex flex-col gap-2"
      >
        {values.map((value, index) => (
          <li
            key={value.key}
            {...reorder.placeProps(index)}
            className={cx('flex items-start gap-1 rounded-xl', reorder.dragged === index && 'bg-accent-soft')}
          >
            <Grip {...reorder.handleProps(index)} className="-ml-2" />
            <div className="grid min-w-0 flex-1 grid-cols-2 gap-2">
              {(['ko', 'en'] as const).map((language) => (
                <CellInput
                  key={language}
                  label={t(`common.inLanguage.${language}`, { label: t('shopAdmin.editor.value') })}
                  isLabelHidden
                  placeholder={t(`shopAdmin.parts.languages.${language}`)}
                  value={value.name[language]}
                  maxLength={BOUNDS.option}
                  error={errorAt(`values.${value.key}.${language}`)}
                  onEnter={index === values.length - 1 ? add : undefined}
                  onChange={(text) =>
                    onChange(
                      values.map((other) =>
                        other.key === value.key
                          ? { ...value, name: { ...value.name, [language]: text } }
                          : other,
                      ),
                    )
                  }
                />
              ))}
            </div>
            <IconButton
              label={t('shopAdmin.editor.removeValue', { name: value.name.ko || index + 1 })}
              icon={<X />}
              onClick={() => onChange(values.filter((other) => other.key !== value.key))}
            />
          </li>
        ))}
      </ul>
      <Button
        size="sm"
        variant="ghost"
        className="mt-1 -ml-2"
        icon={<Plus aria-hidden="true" className="size-4.5" />}
        onClick={add}
      >
        {t('shopAdmin.editor.addValue')}
      </Button>
      {missing !== null && (
        <p role="alert" className="text-sm font-medium text-bad">
          {t('shopAdmin.editor.valueMissing')}
        </p>
      )}
    </div>
  );
}
