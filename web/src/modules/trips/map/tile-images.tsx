import type { Size, View } from '../../../ui/canvas/view.ts';
import { tilesIn } from './tiles.ts';

type Props = { template: string; view: View; size: Size };

/** Pictures of a map server that the operator has chosen. Drawn in map units, as the land is. */
export function TileImages({ template, view, size }: Props) {
  return tilesIn(template, view, size, window.devicePixelRatio).map(({ key, url, box }) => (
    <image key={key} href={url} {...box} preserveAspectRatio="none" />
  ));
}
