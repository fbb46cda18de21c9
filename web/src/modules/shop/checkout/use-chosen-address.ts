import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addressesQuery } from '../../../api/shop-orders.ts';

/**
 * The address that was chosen; until then the one that the book proposes.
 * @param options.enabled false where there is no book to ask for: guests have none
 */
export function useChosenAddress({ enabled }: { readonly enabled: boolean } = { enabled: true }) {
  const query = useQuery({ ...addressesQuery, enabled });
  const [chosenId, choose] = useState<string | null>(null);
  const addresses = query.data?.items;
  const address =
    addresses?.find((one) => one.addressId === chosenId) ??
    addresses?.find((one) => one.isDefault) ??
    addresses?.[0];
  return { query, addresses, address, choose };
}

export type ChosenAddress = ReturnType<typeof useChosenAddress>;
