import { useState } from 'react';
import type { Spot } from '../../../api/trips-places.ts';

export type WhereIAm =
  | { readonly is: 'off' | 'asking' | 'denied' | 'unable' }
  | { readonly is: 'known'; readonly spot: Spot };

const WAIT_MS = 10_000;
/** Some ten metres: nearer than that nobody has to be known to find what is near. */
const DECIMALS = 4;

/** Where the reader is, asked for only when they press; never kept, and in no address. */
export function useWhereIAm() {
  const [state, setState] = useState<WhereIAm>({ is: 'off' });
  const ask = () => {
    if (!('geolocation' in navigator)) return setState({ is: 'unable' });
    setState({ is: 'asking' });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        setState({
          is: 'known',
          spot: {
            lat: Number(coords.latitude.toFixed(DECIMALS)),
            lng: Number(coords.longitude.toFixed(DECIMALS)),
          },
        }),
      (error) => setState({ is: error.code === error.PERMISSION_DENIED ? 'denied' : 'unable' }),
      { timeout: WAIT_MS, maximumAge: 60_000 },
    );
  };
  return { state, ask, forget: () => setState({ is: 'off' }) };
}
