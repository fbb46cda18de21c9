import type { StreamMessage } from '../events/catalog.ts';

/** A message as it goes over the wire. @param sequence by which a page that comes back says how far it was */
export const format = (event: string, data: Record<string, unknown>, sequence?: number): string =>
  `${sequence === undefined ? '' : `id: ${sequence}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
/** What a message says now; null when it has nothing to say yet. */
export const dataOf = ({ data }: StreamMessage): Record<string, unknown> | null =>
  typeof data === 'function' ? data() : data;
/** By which a newest-only message replaces an older one. */
export const keyOf = ({ topic, event, about = '' }: StreamMessage): string => `${topic} ${event} ${about}`;
