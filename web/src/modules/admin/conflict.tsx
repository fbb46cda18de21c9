import { GitMerge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import type { Merged } from './merge-drafts.ts';

type Props<D> = {
  title: string;
  merged: Merged<D>;
  fieldName: (field: keyof D & string) => string;
  onTakeTheirs: () => void;
  onKeep: () => void;
};

/** Somebody else has saved meanwhile: what of it is here already, where both have written, and the two ways on. */
export function Conflict<D>({ title, merged, fieldName, onTakeTheirs, onKeep }: Props<D>) {
  const { t } = useTranslation();
  const named = (fields: (keyof D & string)[]): string => fields.map(fieldName).join(', ');
  return (
    <div role="alert">
      <Banner tone="warn" icon={<GitMerge aria-hidden="true" />}>
        <p className="font-bold">{title}</p>
        {merged.theirs.length > 0 && (
          <p className="font-normal">
            {t('shopAdmin.editor.conflictTaken', { fields: named(merged.theirs) })}
          </p>
        )}
        <p className="font-normal">
          {merged.both.length > 0
            ? t('shopAdmin.editor.conflictBoth', { fields: named(merged.both) })
            : t('shopAdmin.editor.conflictNone')}
        </p>
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" variant="outline" onClick={onKeep}>
            {t('shopAdmin.editor.conflictKeep')}
          </Button>
          <Button size="sm" variant="ghost" onClick={onTakeTheirs}>
            {t('shopAdmin.editor.conflictTheirs')}
          </Button>
        </div>
      </Banner>
    </div>
  );
}
