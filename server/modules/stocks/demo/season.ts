import type { Lane } from '../../../engine/index.ts';
import type { SeasonFacts, SeasonInput } from '../contests/index.ts';
import type { SeasonState } from '../contests/state.ts';
import { COMPANIES } from './companies.ts';
import { TRADERS } from './people.ts';

const DAY_MS = 86_400_000;
const LASTS_DAYS = 14;
const STARTING_CASH = 10_000_000;
/** What a market maker begins with: enough for everybody's starting cash many times over. */
const MAKER = { cash: 20_000_000_000, shares: 400_000 };
/** So many of the crowd take part, and every third company is traded. */
const PLAYERS = 26;
const EVERY = 3;

interface SeasonSetting {
  readonly lane: Lane<SeasonInput, SeasonState>;
  readonly makeId: () => string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly adminId: string;
  /** Account ids by handle: all of `TRADERS`. */
  readonly traders: ReadonlyMap<string, string>;
  /** Of the demo's people, those who take part already, by nickname. */
  readonly people: ReadonlyMap<string, string>;
}

/**
 * A season that begins at once, with market makers and a part of the crowd in it.
 * @throws Error when it cannot be made
 */
export async function openDemoSeason(setting: SeasonSetting): Promise<void> {
  const { lane, makeId, at, adminId, traders, people } = setting;
  const submit = async (accountId: string, input: SeasonInput): Promise<void> => {
    const id = makeId();
    const name = `stocks.${input.kind}-season`;
    const answer = await lane.submit({ id, key: id, at, accountId, name, input, fingerprint: '' });
    if (!answer.answered || !answer.decision.accepted) {
      throw new Error(`The demo's season: ${JSON.stringify(answer)}`);
    }
  };
  const seasonId = makeId();
  const facts: SeasonFacts = {
    name: { ko: '마당 모의투자 리그', en: 'Madang trading league' },
    about: {
      ko: '모두가 같은 돈으로 시작해 2주 동안 수익률을 겨뤄요. 진짜 돈은 들지 않아요.',
      en: 'Everybody starts with the same cash and competes for two weeks. No real money is needed.',
    },
    symbols: COMPANIES.filter((_, i) => i % EVERY === 0).map(({ symbol }) => symbol),
    ...{ startingCash: STARTING_CASH, schedule: 'hourly', startsAt: at, endsAt: at + LASTS_DAYS * DAY_MS },
  };
  const reason = '데모 시즌';
  await submit(adminId, { kind: 'save', seasonId, version: null, facts, reason });
  const [makers, players] = [[] as string[], [] as string[]];
  for (const { handle, habit } of TRADERS) (habit === 'maker' ? makers : players).push(traders.get(handle)!);
  for (const [i, accountId] of makers.entries()) {
    const nickname = `유동성공급 ${i + 1}호`;
    await submit(adminId, { kind: 'add-maker', seasonId, accountId, nickname, ...MAKER, reason });
  }
  await submit(adminId, { kind: 'announce', seasonId, version: 1, reason });
  await Promise.all([
    ...players.slice(0, PLAYERS).map((id) => submit(id, { kind: 'join', seasonId, nickname: null })),
    ...Array.from(people, ([nickname, id]) => submit(id, { kind: 'join', seasonId, nickname })),
  ]);
}
