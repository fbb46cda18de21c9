import Type, { type Static } from 'typebox';

export const MAP_SETTINGS = Type.Object({
  MAP_TILE_URL: Type.String({ default: '', pattern: '^(https?://[^\\s#]+)?$', maxLength: 500 }),
  MAP_TILE_ATTRIBUTION: Type.String({ default: '', maxLength: 200 }),
});

/** Pictures of a map that lie below the pins, from a server that the operator has chosen. */
export interface MapTiles {
  /** With `{z}`, `{x}` and `{y}`: squares of 256 pixels in Web Mercator. Browsers read them, so there is no secret in it. */
  readonly tileUrl: string;
  /** What the server's owner wants to be said on the map. */
  readonly attribution: string;
}

export interface MapConfig {
  /** Null: the map is drawn from local shapes alone, and asks nobody. */
  readonly tiles: MapTiles | null;
}

/** @throws Error when the address has no place for a tile, is not safe for production, or nobody is named */
export function readMapConfig(
  env: Static<typeof MAP_SETTINGS> & { readonly MADANG_MODE: 'demo' | 'production' },
): MapConfig {
  const { MAP_TILE_URL: tileUrl, MAP_TILE_ATTRIBUTION: attribution } = env;
  if (tileUrl === '') return Object.freeze({ tiles: null });
  const missing = ['{z}', '{x}', '{y}'].filter((place) => !tileUrl.includes(place));
  if (missing.length > 0) throw new Error(`MAP_TILE_URL must hold ${missing.join(', ')}`);
  if (attribution === '') throw new Error('MAP_TILE_ATTRIBUTION must say whose map MAP_TILE_URL shows');
  if (tileOrigin(tileUrl).includes('{')) throw new Error('MAP_TILE_URL must name its host in full');
  if (env.MADANG_MODE === 'production' && !tileUrl.startsWith('https://')) {
    throw new Error('MAP_TILE_URL must be https in production');
  }
  return Object.freeze({ tiles: Object.freeze({ tileUrl, attribution }) });
}

/** From where pages may show tiles. */
export const tileOrigin = (tileUrl: string): string => tileUrl.split('/').slice(0, 3).join('/');
