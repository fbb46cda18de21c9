import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { modelUseQuery } from '../../../api/trips-planning.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Switch } from '../../../ui/checkbox.tsx';
import { TextArea } from '../../../ui/field.tsx';
import type { WishDraft } from './wish-draft.ts';

type Props = { draft: WishDraft; onChange: (change: Partial<WishDraft>) => void };

/** Where a language model is set up: whether it may help, what it should know, and how much of it is left today. */
export function ModelWish({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const use = useQuery(modelUseQuery).data;
  const left = use === undefined ? null : Math.max(0, use.callsPerDay - use.calls);
  return (
    <div className="rounded-2xl bg-sunken px-4 py-3">
      <Switch
        label={<span className="font-semibold">{t('tripsPlanning.wish.withModel')}</span>}
        checked={draft.withModel}
        onChange={(withModel) => onChange({ withModel })}
      />
      {draft.withModel && (
        <TextArea
          className="mt-2"
          label={t('tripsPlanning.wish.text')}
          optional={t('common.optional')}
          placeholder={t('tripsPlanning.wish.textExample')}
          maxLength={1_000}
          value={draft.text}
          onChange={({ target }) => onChange({ text: target.value })}
          hint={
            left === null
              ? t('tripsPlanning.wish.modelLead')
              : `${t('tripsPlanning.wish.modelLead')} ${t('tripsPlanning.wish.modelLeft', { count: left, calls: format.number(left) })}`
          }
        />
      )}
    </div>
  );
}
