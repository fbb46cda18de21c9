import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Boundaries, boundariesQuery } from '../../../api/trips-places.ts';
import { type Shapes, shapesOf } from './shapes.ts';

const drawn = new WeakMap<Boundaries, Shapes>();

/** Drawn once for all maps of the page. */
function shapesOnce(boundaries: Boundaries): Shapes {
  const known = drawn.get(boundaries);
  if (known !== undefined) return known;
  const shapes = shapesOf(boundaries);
  drawn.set(boundaries, shapes);
  return shapes;
}

export interface MapShapes {
  /** Null: on its way, or not to be had. */
  readonly shapes: Shapes | null;
  readonly hasFailed: boolean;
  readonly retry: () => void;
  /** A region's name for short, in the reader's language; empty while nobody knows. */
  readonly nameOf: (code: string) => string;
}

export function useMapShapes(): MapShapes {
  const boundaries = useQuery(boundariesQuery);
  const isKorean = useTranslation().i18n.language === 'ko';
  const { data } = boundaries;
  const shapes = data === undefined ? null : shapesOnce(data);
  const names = useMemo(
    () =>
      new Map(
        [...(shapes?.provinces ?? []), ...(shapes?.districts ?? [])].map(({ code, name }) => [
          code,
          isKorean ? name.ko : name.en,
        ]),
      ),
    [shapes, isKorean],
  );
  const nameOf = useCallback((code: string): string => names.get(code) ?? '', [names]);
  return {
    shapes,
    hasFailed: boundaries.isError || boundaries.fetchStatus === 'paused',
    retry: () => void boundaries.refetch(),
    nameOf,
  };
}
