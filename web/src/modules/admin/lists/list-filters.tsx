import { ChevronDown, SlidersHorizontal, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { ConditionEditor, type EditorProps } from './condition-editor.tsx';
import { type Condition, countOf, namesOf } from './conditions.ts';

type Props = Omit<EditorProps, 'condition'> & { conditions: readonly Condition[]; onClear: () => void };

const keyOf = (condition: Condition): string => namesOf(condition).join('-');

/** On a desk each condition opens beside its own button. */
export function FilterPills({ conditions, onClear: _, ...props }: Props) {
  const [openKey, setOpenKey] = useState<string | null>(null);
  return (
    <div className="hidden flex-wrap gap-2 md:flex">
      {conditions.map((condition) => {
        const key = keyOf(condition);
        const count = countOf(condition, props.address);
        // Nothing to open for what is either so or not.
        if (condition.kind === 'flag') {
          return (
            <div key={key} className="px-1">
              <ConditionEditor condition={condition} {...props} />
            </div>
          );
        }
        return (
          <Popover
            key={key}
            align="start"
            narrow={condition.kind === 'choice'}
            open={openKey === key}
            onOpenChange={(open) => setOpenKey(open ? key : null)}
            label={condition.label}
            trigger={
              <button
                type="button"
                className={cx(
                  'tap inline-flex items-center gap-1.5 rounded-full border px-4 text-sm font-semibold',
                  count > 0
                    ? 'border-ink bg-ink text-paper'
                    : 'border-line bg-surface text-muted hover:text-ink',
                )}
              >
                {condition.label}
                {condition.kind === 'choice' && count > 0 && <span className="tnum">{count}</span>}
                <ChevronDown aria-hidden="true" className="size-4" />
              </button>
            }
          >
            <div className="overflow-y-auto p-5">
              <ConditionEditor condition={condition} {...props} />
            </div>
          </Popover>
        );
      })}
    </div>
  );
}

/** On a phone all of them are in one sheet. */
export function FilterSheet({ conditions, onClear, ...props }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const count = conditions.reduce((sum, condition) => sum + countOf(condition, props.address), 0);
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        className="md:hidden"
        aria-haspopup="dialog"
        icon={<SlidersHorizontal aria-hidden="true" className="size-4" />}
        onClick={() => setOpen(true)}
      >
        {count === 0 ? t('search.filters') : t('search.filtersActive', { count })}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('search.filters')}
        footer={
          <>
            <Button variant="secondary" disabled={count === 0} onClick={onClear}>
              {t('search.clearFilters')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('search.showFound')}</Button>
          </>
        }
      >
        <div className="flex flex-col gap-6">
          {conditions.map((condition) => (
            <ConditionEditor key={keyOf(condition)} condition={condition} {...props} />
          ))}
        </div>
      </Dialog>
    </>
  );
}

type Chip = { key: string; text: string; onRemove: () => void };

/** What is chosen, each with its own way out. */
export function ActiveChips({ chips, onClear }: { chips: Chip[]; onClear: () => void }) {
  const { t } = useTranslation();
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t('admin.lists.active')} className="flex flex-wrap items-center gap-2">
      {chips.map(({ key, text, onRemove }) => (
        <li key={key}>
          <button
            type="button"
            onClick={onRemove}
            aria-label={t('admin.lists.remove', { condition: text })}
            className="inline-flex min-h-9 items-center gap-1.5 rounded-full bg-accent-soft py-1 pr-2.5 pl-3.5 text-left text-sm font-semibold text-accent hover:brightness-95"
          >
            {text}
            <X aria-hidden="true" className="size-4 shrink-0" />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          onClick={onClear}
          className="tap rounded-xl px-2.5 text-sm font-semibold text-muted hover:text-ink"
        >
          {t('admin.lists.clear')}
        </button>
      </li>
    </ul>
  );
}
