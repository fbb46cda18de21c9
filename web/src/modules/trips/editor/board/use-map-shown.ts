import { useState } from 'react';
import { storage } from '../../../../api/storage.ts';

const SLOT = 'madang.trips.map';

/** Whether one wants the map beside the plan; remembered. */
export function useMapShown(): [boolean, (isShown: boolean) => void] {
  const [isShown, setShown] = useState(() => storage.get(SLOT) !== 'hidden');
  return [
    isShown,
    (next) => {
      storage.set(SLOT, next ? null : 'hidden');
      setShown(next);
    },
  ];
}
