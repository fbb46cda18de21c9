import { type Check, compared } from '../sql.ts';
import type { Corpus } from './documents.ts';
import type { Method } from './method.ts';

/** Up to here every hit is compared; of more, the first page and the count. */
const COMPARED = 1_000;

/** Does an index find what LIKE finds? It may find more: spaces in titles mean nothing to it. */
export async function agreementOf(method: Method, like: Method, corpus: Corpus, q: string): Promise<Check[]> {
  const wanted = await like.everything(q);
  const { ids, count, isExact } = await method.search(q);
  const counted = count ?? 0;
  const holds = (id: string): boolean => {
    const { title, text } = corpus.at(Number(id));
    return `${title.ko} ${text.ko}`.replaceAll(' ', '').includes(q);
  };
  const wrong = ids.filter((id) => !holds(id));
  const checks: Check[] = [
    { name: 'every hit holds the word', ok: wrong.length === 0, detail: `${wrong.length} do not` },
    {
      name: 'as many as LIKE finds',
      ok: isExact ? counted >= wanted.length : wanted.length >= counted,
      detail: `${wanted.length} with LIKE, ${counted}${isExact ? '' : ' or more'}`,
    },
  ];
  if (wanted.length > COMPARED) return checks;
  const found = new Set(await method.everything(q));
  const missing = wanted.filter((id) => !found.has(id));
  return [
    ...checks,
    {
      name: 'all that LIKE finds',
      ok: missing.length === 0 && found.size === wanted.length,
      detail: `${compared(found.size, wanted.length)}, ${missing.length} missing`,
    },
  ];
}
