import { useTranslation } from 'react-i18next';
import type { Size, View } from '../../../ui/canvas/view.ts';
import { metresPerPixel, spotAt } from './projection.ts';
import { scaleBar } from './scale.ts';

type Props = { view: View; size: Size; tileAttribution: string | null };

const MOST_WIDTH = 110;

/** How long a way is here, and whose data this is. */
export function MapFoot({ view, size, tileAttribution }: Props) {
  const { t, i18n } = useTranslation();
  const { lat } = spotAt({
    x: (size.width / 2 - view.x) / view.scale,
    y: (size.height / 2 - view.y) / view.scale,
  });
  const bar = scaleBar(metresPerPixel(lat, view.scale), Math.min(MOST_WIDTH, size.width / 4));
  const isLong = bar.metres >= 1000;
  const length = new Intl.NumberFormat(i18n.language, {
    style: 'unit',
    unit: isLong ? 'kilometer' : 'meter',
  }).format(isLong ? bar.metres / 1000 : bar.metres);
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-0 flex items-end justify-between gap-3 px-3 pb-1.5 text-[0.7rem] leading-tight text-(--map-name) print:static print:pt-1">
      <div className="shrink-0">
        <span className="sr-only">{t('tripsPlaces.map.scale')} </span>
        <span className="tnum font-semibold [text-shadow:0_0_3px_var(--map-halo)]">{length}</span>
        <div
          aria-hidden="true"
          style={{ width: bar.width }}
          className="mt-0.5 h-1.5 border-x-2 border-b-2 border-(--map-name)"
        />
      </div>
      <p className="min-w-0 rounded bg-(--map-halo)/90 px-1 text-right">
        {tileAttribution !== null && <>{tileAttribution} · </>}
        {t('tripsPlaces.map.attribution')}
      </p>
    </div>
  );
}
