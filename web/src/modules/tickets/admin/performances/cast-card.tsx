import { UserRoundPlus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { cx } from '../../../../ui/cx.ts';
import { Field } from '../../../../ui/field.tsx';
import { Grip } from '../../../../ui/grip.tsx';
import { Thumb } from '../../../../ui/thumb.tsx';
import { useReorder } from '../../../../ui/use-reorder.ts';
import { PerformerPicker } from './found-picker.tsx';
import type { DraftCast } from './performance-draft.ts';

const MAX_CAST = 60;

type Props = { cast: DraftCast[]; onChange: (cast: DraftCast[]) => void };

/** Who is on the bill, in its order, and in which role. */
export function CastCard({ cast, onChange }: Props) {
  const { t } = useTranslation();
  const local = useLocal();
  const [isPicking, setPicking] = useState(false);
  const reorder = useReorder(cast, onChange, ({ name }) => local(name));
  const set = (one: DraftCast, change: Partial<DraftCast>) =>
    onChange(cast.map((other) => (other === one ? { ...one, ...change } : other)));
  return (
    <Card>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="text-lg font-bold">{t('ticketsAdmin.performances.fields.cast')}</h2>
          <p className="text-sm text-muted">{t('ticketsAdmin.performances.castHint')}</p>
        </div>
        <Button
          size="sm"
          variant="secondary"
          disabled={cast.length >= MAX_CAST}
          icon={<UserRoundPlus aria-hidden="true" className="size-4.5" />}
          onClick={() => setPicking(true)}
        >
          {t('ticketsAdmin.performances.addCast')}
        </Button>
      </div>
      <ul
        ref={(element) => {
          reorder.listRef.current = element;
        }}
        className="flex flex-col gap-2.5"
      >
        {cast.map((one, at) => (
          <li
            key={one.key}
            {...reorder.placeProps(at)}
            className={cx(
              'flex flex-wrap items-center gap-2 rounded-2xl border border-line bg-surface p-2',
              reorder.dragged === at && 'border-accent! shadow-lift',
            )}
          >
            <Grip {...reorder.handleProps(at)} />
            <Thumb picture={one.picture} seed={one.performerId} size="sm" />
            <span className="min-w-28 flex-1 truncate font-semibold">{local(one.name)}</span>
            <IconButton
              label={t('shopAdmin.parts.takeOut', { name: local(one.name) })}
              icon={<X />}
              className="sm:order-last"
              onClick={() => onChange(cast.filter((other) => other !== one))}
            />
            <div className="grid w-full grid-cols-2 gap-2 sm:w-96">
              {(['ko', 'en'] as const).map((language) => (
                <Field
                  key={language}
                  label={t(`common.inLanguage.${language}`, {
                    label: t('ticketsAdmin.performances.role'),
                  })}
                  value={one.role[language]}
                  lang={language}
                  maxLength={120}
                  autoComplete="off"
                  onChange={({ target }) => set(one, { role: { ...one.role, [language]: target.value } })}
                />
              ))}
            </div>
          </li>
        ))}
      </ul>
      {cast.length === 0 && <p className="text-muted">{t('ticketsAdmin.performances.noCast')}</p>}
      {isPicking && (
        <PerformerPicker
          onPick={({ performerId, name, picture }) => {
            const same = cast.filter((one) => one.performerId === performerId).length;
            const key = `new:${performerId}:${same}:${cast.length}`;
            onChange([...cast, { key, performerId, name, picture, role: { ko: '', en: '' } }]);
            setPicking(false);
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </Card>
  );
}
