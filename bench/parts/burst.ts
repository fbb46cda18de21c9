import type { Section } from '../report/model.ts';
import { measure } from '../rig/measure.ts';
import type { Bench, Part } from './bench.ts';

const COUPONS = 100;
const CLAIMS = 1_000;

/** Far more customers than coupons, all at the same moment: who oversells is seen here. */
export const burst: Part = {
  name: 'burst',
  title: 'The last hundred: 1,000 at once for 100 coupons',
  needs: [],
  async run(bench: Bench): Promise<Section> {
    const contenders = (await bench.contenders()).filter(
      ({ kind, isVariant }) => kind !== 'ceiling' && !isVariant,
    );
    const rows = await measure(
      bench.rig,
      contenders.map((contender) =>
        contender.claims({ connections: CLAIMS, coupons: COUPONS, claims: CLAIMS }),
      ),
      { rounds: bench.choose(3, 1), seconds: 20 },
    );
    const ours = rows.filter(({ kind }) => kind === 'ours');
    return {
      name: burst.name,
      title: burst.title,
      lead:
        `${CLAIMS.toLocaleString('en')} members ask at the same moment for ${COUPONS} coupons. Exact means ` +
        `${COUPONS} accepted, ${CLAIMS - COUPONS} told that all are gone, and nobody left without an answer.`,
      charts: [
        {
          title: `Members who were told that they have one of ${COUPONS} coupons`,
          unit: 'members',
          bars: rows.map(({ label, kind, accepted, failed }) => ({
            label,
            kind,
            value: accepted,
            text: [
              String(accepted),
              ...(accepted > COUPONS ? [`${accepted - COUPONS} too many`] : []),
              ...(accepted < COUPONS ? [`${COUPONS - accepted} too few`] : []),
              ...(failed > 0 ? [`${failed} without an answer`] : []),
            ].join(' · '),
          })),
        },
      ],
      rows,
      bars: ours.map(({ label, accepted, failed, refused }) => ({
        name: `the last ${COUPONS}, ${CLAIMS.toLocaleString('en')} at once: ${label}`,
        wanted: `exactly ${COUPONS}, zero 5xx`,
        measured: `${accepted} accepted, ${refused} refused, ${failed} failed`,
        met: accepted === COUPONS && failed === 0 && refused === CLAIMS - COUPONS,
      })),
    };
  },
};
