import { useTranslation } from 'react-i18next';
import type { PlaceKind } from '../../../api/trips-places.ts';
import { useFormat } from '../../../i18n/format.ts';
import { cx } from '../../../ui/cx.ts';
import { KIND_ICONS } from '../map/kind-icons.ts';
import { KINDS, useKindName } from './kinds.ts';

type Props = {
  chosen: PlaceKind | undefined;
  onChoose: (kind: PlaceKind | undefined) => void;
  /** Null: nobody has counted all of them. */
  counts: ReadonlyMap<PlaceKind, number> | null;
};

/** Kinds of places, one of which may hold; pressed again, all are shown. */
export function KindChips({ chosen, onChoose, counts }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const kindName = useKindName();
  return (
    <ul
      aria-label={t('tripsPlaces.kinds')}
      className="no-scrollbar -mx-5 flex gap-1.5 overflow-x-auto px-5 py-1 sm:mx-0 sm:flex-wrap sm:px-0"
    >
      {KINDS.map((kind) => {
        const Icon = KIND_ICONS[kind];
        const isChosen = chosen === kind;
        const count = counts === null ? null : (counts.get(kind) ?? 0);
        return (
          <li key={kind} className="shrink-0">
            <button
              type="button"
              aria-pressed={isChosen}
              disabled={count === 0 && !isChosen}
              onClick={() => onChoose(isChosen ? undefined : kind)}
              className={cx(
                'tap inline-flex items-center gap-1.5 rounded-full border px-3.5 text-sm font-semibold whitespace-nowrap focus-visible:-outline-offset-3 disabled:opacity-45',
                isChosen
                  ? 'border-ink bg-ink text-paper'
                  : 'border-line bg-surface text-muted hover:text-ink',
              )}
            >
              <Icon aria-hidden="true" className="size-4" />
              {kindName(kind)}
              {count !== null && <span className="tnum font-normal opacity-80">{format.number(count)}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
