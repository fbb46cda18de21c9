import { ProblemError } from '../../server/http/errors.ts';
import { Closed, Id, Problem } from '../../server/lib/schema.ts';
import { readDrop } from '../../server/modules/coupons/index.ts';
import { Drop } from '../../server/modules/coupons/schemas.ts';
import { openShell } from '../shell.ts';
import { openSource, type SourceName } from './sources.ts';

/** A drop by the product's own HTTP and view, from the source that SOURCE names: the only difference. */
const { drops, close } = await openSource((process.env.SOURCE ?? '') as SourceName);
const nothing = {} as never;
const noPictures = async () => new Map<string, never>();

const { app, listen } = await openShell();
app.get(
  '/api/v1/coupons/drops/:dropId',
  {
    config: { access: 'optional' },
    schema: { params: Closed({ dropId: Id }), response: { 200: Drop, '4xx': Problem, '5xx': Problem } },
  },
  async (request) => {
    const whole = { get: drops.get, listed: async () => [] };
    const drop = await readDrop(nothing, whole, request.params.dropId, null, Date.now(), noPictures);
    if (!drop) throw new ProblemError('coupon.drop-not-found');
    return drop;
  },
);
await listen(close);
