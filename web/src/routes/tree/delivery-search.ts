import type { DeliveryFilter } from '../../api/notifications.ts';

const statuses = ['pending', 'sent', 'dead', 'dropped'] as const;
const channels = ['mail', 'sms', 'slack', 'webhook'] as const;

/** What an operator looks for among the deliveries, as it stands in the address. */
export function deliverySearch(search: Record<string, unknown>): DeliveryFilter {
  const status = statuses.find((value) => value === search.status);
  const channel = channels.find((value) => value === search.channel);
  const { destination } = search;
  return {
    ...(status !== undefined && { status }),
    ...(channel !== undefined && { channel }),
    ...(typeof destination === 'string' && { destination }),
  };
}
