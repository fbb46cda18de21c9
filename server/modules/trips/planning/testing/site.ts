import { startInstallation, type TestInstallation } from '../../../../../test/support/installation.ts';
import { type MadeTrip, makeTrip, type TripSketch } from '../../../../../test/support/trips.ts';
import { idOfSample, loadSample } from '../../places/load-sample.ts';
import type { PlanNews, ProposalView } from '../schemas.ts';

type Person = 'minji' | 'jun' | 'soyeon';
/** An event of the stream, as a page reads it. */
export type News = { [Event in PlanNews as Event['event']]: Event }[PlanNews['event']];

export interface PlanningSite extends TestInstallation {
  trip(sketch?: TripSketch & { readonly regions?: readonly string[] | null }): Promise<MadeTrip>;
  /** Asks for a plan, and gives all that the stream told. */
  plan(
    tripId: string,
    wish?: object,
    who?: Person,
  ): Promise<{ status: number; body: { code?: string }; news: News[] }>;
  /** The proposal at the end of it. */
  proposal(tripId: string, wish?: object): Promise<ProposalView>;
}

/** An installation with the sample of places. */
export async function startPlanningSite(env: Record<string, string> = {}): Promise<PlanningSite> {
  const site = await startInstallation({
    ...{ MADANG_SERVICES: 'pay,trips', MADANG_RATE_LIMIT: 'off', ...env },
  });
  await loadSample({ database: site.database, makeId: site.makeId, now: site.now });
  const plan: PlanningSite['plan'] = async (tripId, wish = {}, who = 'minji') => {
    const answer = await site.call('POST', `/trips/${tripId}/plans`, {
      token: site.tokenOf(who),
      body: wish,
    });
    const news = typeof answer.body === 'string' ? newsOf(answer.body) : [];
    return { ...answer, news };
  };
  return {
    ...site,
    plan,
    trip: async ({ regions = ['11'], ...sketch } = {}) => {
      const made = await makeTrip(site, sketch);
      if (regions === null) return made;
      const token = site.tokenOf('minji');
      const body = {
        ...{ seen: made.sequence, client: 'test' },
        changes: [{ op: 'set', id: made.tripId, fields: { regions } }],
      };
      const { body: answer } = await site.call('POST', `/trips/${made.tripId}/edits`, { token, body });
      return { ...made, sequence: answer.sequence };
    },
    proposal: async (tripId, wish) => {
      const { news } = await plan(tripId, wish);
      const last = news.at(-1);
      if (last?.event !== 'done') throw new Error(JSON.stringify(news));
      return last.data.proposal;
    },
  };
}

function newsOf(text: string): News[] {
  return text.split('\n\n').flatMap((block): News[] => {
    const event = /^event: (.*)$/m.exec(block)?.[1];
    const data = /^data: (.*)$/m.exec(block)?.[1];
    return event && data ? [{ event, data: JSON.parse(data) } as News] : [];
  });
}

export const GYEONGBOKGUNG = idOfSample('gyeongbokgung');
export const NAMSAN = idOfSample('namsan-tower');
export const LANTERNS = idOfSample('lantern-festival');
