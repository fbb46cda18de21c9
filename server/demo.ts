import type { Core } from './compose.ts';
import { isDuplicate } from './db/dialect.ts';
import { firstIdAt } from './lib/id.ts';
import {
  agreeToRequired,
  argon2Hasher,
  emailKeyOf,
  insertAccounts,
  type NewAccountRow,
} from './modules/accounts/index.ts';
import { type DemoCampaigns, seedDemoCampaigns } from './modules/coupons/index.ts';

const ADMIN = {
  email: 'admin@madang.example',
  password: 'madang-admin',
  name: '운영자',
  role: 'admin' as const,
};
const member = (email: string, name: string) => ({
  email,
  password: 'madang-demo',
  name,
  role: 'member' as const,
});
const MINJI = member('minji@madang.example', '김민지');
const JUN = member('jun@madang.example', '이준');
const SOYEON = member('soyeon@madang.example', '박소연');

/** Who is there in the demo. Their passwords are public, so no other mode may have them. */
export const DEMO_ACCOUNTS = [ADMIN, MINJI, JUN, SOYEON];
type Person = (typeof DEMO_ACCOUNTS)[number];

const HOUR_MS = 3_600_000;
const OPENED_HOURS_AGO = 72;

/**
 * Sandbox money, and what friends send each other; amounts in won. All of it before the mall's first order: time in a wallet
 * does not go back.
 */
const MOVES: readonly { hoursAgo: number; from: Person; to?: Person; won: number; memo?: string }[] = [
  { hoursAgo: 71, from: MINJI, won: 120_000 },
  { hoursAgo: 71, from: JUN, won: 85_000 },
  { hoursAgo: 71, from: SOYEON, won: 64_000 },
  { hoursAgo: 70, from: MINJI, to: JUN, won: 12_500, memo: '목요일 점심 김치찌개' },
  { hoursAgo: 69, from: JUN, to: SOYEON, won: 8_400, memo: '택시비 반반' },
  { hoursAgo: 68, from: SOYEON, to: MINJI, won: 30_000, memo: '준이 생일 선물 같이 사요' },
  { hoursAgo: 67, from: MINJI, to: SOYEON, won: 4_500, memo: '커피 잘 마셨어 ☕' },
];

/** Whom and what a new demo has, by the name of the picture that each is to have. */
export interface SeededDemo {
  readonly accountIds: { readonly minji: string; readonly jun: string; readonly soyeon: string };
  readonly campaignIds: DemoCampaigns;
  readonly adminId: string;
}

/**
 * Fills an empty database with people, money and coupons to look at; does nothing when it has accounts.
 * @returns what is to have a picture; null when nothing was made
 * @throws the database's error
 */
export async function seedDemo({ database, pay, makeId, now }: Core): Promise<SeededDemo | null> {
  const anyone = await database.reader.selectFrom('accounts').select('id').limit(1).executeTakeFirst();
  if (anyone) return null;
  const at = now();
  const people = await hashPasswords(at - OPENED_HOURS_AGO * HOUR_MS, makeId);
  let campaignIds: DemoCampaigns;
  try {
    campaignIds = await database.transact(async (tx) => {
      await insertAccounts(tx, people);
      await agreeToRequired(
        tx,
        people.map((row) => row.id),
        at,
        makeId,
      );
      await pay.ensureHouseWallets(tx);
      await pay.openWallets(
        tx,
        people.map((row) => ({ accountId: row.id, at: row.created_at })),
      );
      return seedDemoCampaigns(tx, makeId, at);
    });
  } catch (error) {
    // Another instance that started at the same moment was first.
    if (isDuplicate(error)) return null;
    throw error;
  }
  const ids = new Map(people.map((row) => [row.email, row.id]));
  // Handed over at once they are one batch, decided in this order: one commit of the first start.
  const answers = await Promise.all(
    MOVES.map(({ hoursAgo, from, to, won, memo }, i) => {
      const id = idFrom(at - hoursAgo * HOUR_MS, i, makeId);
      const command = {
        id,
        key: id,
        accountId: ids.get(from.email)!,
        at: at - hoursAgo * HOUR_MS,
        fingerprint: '',
      };
      if (!to) {
        return pay.lane.submit({ ...command, name: 'pay.deposit', input: { kind: 'deposit', amount: won } });
      }
      const legs = [{ to: ids.get(to.email)!, amount: won }];
      return pay.lane.submit({
        ...command,
        name: 'pay.transfer',
        input: { kind: 'transfer', legs, memo: memo ?? null },
      });
    }),
  );
  const failed = answers.find((answer) => !answer.answered || !answer.decision.accepted);
  if (failed) throw new Error(`The demo's money could not be moved: ${JSON.stringify(failed)}`);
  const idOf = ({ email }: Person): string => ids.get(email)!;
  return {
    accountIds: { minji: idOf(MINJI), jun: idOf(JUN), soyeon: idOf(SOYEON) },
    campaignIds,
    adminId: idOf(ADMIN),
  };
}

/** An id as it would have been made then: lists go by it. @param no below 100, for those of one moment */
const idFrom = (ms: number, no: number, makeId: () => string): string =>
  `${firstIdAt(ms).slice(0, 9)}${String(no).padStart(2, '0')}${makeId().slice(11)}`;

/** Two passwords, so two hashes are enough: each costs some 20 ms of the first start. */
async function hashPasswords(at: number, makeId: () => string): Promise<NewAccountRow[]> {
  const hasher = argon2Hasher();
  const passwords = [...new Set(DEMO_ACCOUNTS.map(({ password }) => password))];
  const hashes = await Promise.all(passwords.map((password) => hasher.hash(password)));
  return DEMO_ACCOUNTS.map(({ email, name, role, password }, i) => ({
    id: idFrom(at, i, makeId),
    email,
    email_key: emailKeyOf(email),
    name,
    password_hash: hashes[passwords.indexOf(password)]!,
    role,
    locale: 'ko',
    created_at: at,
    last_active_at: at,
    email_verified_at: at,
  }));
}
