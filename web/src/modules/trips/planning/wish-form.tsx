import { useQuery } from '@tanstack/react-query';
import { Sparkles } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../api/hooks.ts';
import type { PlaceKind } from '../../../api/trips-places.ts';
import { modelUseQuery, type WishBody } from '../../../api/trips-planning.ts';
import { currentLocale } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Field } from '../../../ui/field.tsx';
import { FormError } from '../../../ui/states.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { entriesOf, type TripDocument } from '../editor/store/index.ts';
import { RegionChips } from '../home/region-chips.tsx';
import { KIND_ICONS } from '../map/kind-icons.ts';
import { useKindName } from '../places/kinds.ts';
import { ChoiceChips } from './choice-chips.tsx';
import { ModelWish } from './model-wish.tsx';
import { MustSees } from './must-sees.tsx';
import { bodyOf, emptyWish, flawOf, type WishDraft } from './wish-draft.ts';

const INTERESTS: readonly PlaceKind[] = [
  'sight',
  'culture',
  'food',
  'leisure',
  'shopping',
  'festival',
  'course',
];
const PACES = ['slow', 'normal', 'full'] as const;

type Props = {
  document: TripDocument;
  busy: boolean;
  error: unknown;
  onMake: (wish: WishBody) => void;
};

/** What somebody wants of a plan. Everything has an answer already but where to. */
export function WishForm({ document, busy, error, onMake }: Props) {
  const { t } = useTranslation();
  const online = useOnline();
  const noteId = useId();
  const [draft, setDraft] = useState<WishDraft>(() => emptyWish(document.head.regions));
  const [isAsked, setAsked] = useState(false);
  const hasModel = useQuery(modelUseQuery).data?.isOn === true;
  const days = entriesOf(document, 'day');
  const hasStops = entriesOf(document, 'item').some(({ fields }) => fields.spot !== null);
  const flaw = isAsked ? flawOf(draft, hasStops) : null;
  const set = (change: Partial<WishDraft>) => setDraft((old) => ({ ...old, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (flawOf(draft, hasStops) === null) onMake(bodyOf(draft, currentLocale(), hasModel));
  };
  return (
    <Card>
      <form onSubmit={submit} className="flex flex-col gap-6">
        <RegionChips
          label={t('tripsPlanning.wish.regions')}
          chosen={draft.regions}
          onChange={(regions) => set({ regions })}
        />
        <ChoiceChips
          label={t('tripsPlanning.wish.interests')}
          hint={t('tripsPlanning.wish.allInterests')}
          choices={INTERESTS.map((kind) => ({ value: kind, label: <KindLabel kind={kind} /> }))}
          chosen={draft.interests}
          onChange={(interests) => set({ interests })}
        />
        <MustSees
          wanted={draft.mustSee}
          province={draft.regions[0] ?? null}
          onChange={(mustSee) => set({ mustSee })}
        />
        <div>
          <p className="mb-2 text-sm font-semibold">{t('tripsPlanning.wish.pace')}</p>
          <Segmented
            label={t('tripsPlanning.wish.pace')}
            value={draft.pace}
            onChange={(pace) => set({ pace })}
            tabs={PACES.map((pace) => ({ value: pace, label: t(`tripsPlanning.pace.${pace}`) }))}
          />
          <p className="mt-1.5 text-sm text-muted">{t(`tripsPlanning.paceLead.${draft.pace}`)}</p>
        </div>
        {days.length > 1 && (
          <ChoiceChips
            label={t('tripsPlanning.wish.days')}
            choices={days.map(({ id }, i) => ({ value: id, label: t('trips.board.day', { number: i + 1 }) }))}
            chosen={draft.days ?? days.map(({ id }) => id)}
            onChange={(chosen) => set({ days: chosen.length === days.length ? null : chosen })}
          />
        )}
        <div className="grid grid-cols-2 gap-3 sm:max-w-md">
          <Field
            type="time"
            label={t('tripsPlanning.wish.from')}
            value={draft.from}
            onChange={({ target }) => set({ from: target.value })}
          />
          <Field
            type="time"
            label={t('tripsPlanning.wish.until')}
            value={draft.until}
            error={flaw === 'turned' ? t('tripsPlanning.flaw.turned') : null}
            onChange={({ target }) => set({ until: target.value })}
          />
        </div>
        {hasModel && <ModelWish draft={draft} onChange={set} />}
        <FormError error={error} />
        {flaw !== null && flaw !== 'turned' && (
          <p role="alert" className="font-medium text-bad">
            {t(`tripsPlanning.flaw.${flaw}`)}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button
            type="submit"
            size="lg"
            className="w-full sm:w-auto"
            loading={busy}
            disabled={!online}
            aria-describedby={noteId}
            icon={<Sparkles aria-hidden="true" className="size-5" />}
          >
            {t('tripsPlanning.wish.make')}
          </Button>
          <p id={noteId} className="text-sm text-muted">
            {online ? t('tripsPlanning.wish.changesNothing') : t('tripsPlanning.wish.offline')}
          </p>
        </div>
      </form>
    </Card>
  );
}

function KindLabel({ kind }: { kind: PlaceKind }) {
  const kindName = useKindName();
  const Icon = KIND_ICONS[kind];
  return (
    <>
      <Icon aria-hidden="true" className="size-4" />
      {kindName(kind)}
    </>
  );
}
