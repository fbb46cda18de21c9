// `npm run admin -- create --email you@example.com [--name …]`: makes the first admin, or a member an admin.
// The password comes from MADANG_ADMIN_PASSWORD or is asked for; as an argument `ps` would show it to everybody.
import { parseArgs } from 'node:util';
import type { TSchema } from 'typebox';
import { readConfig } from '../server/config.ts';
import { migrate } from '../server/db/migrate.ts';
import { type Database, openDatabase } from '../server/db/open.ts';
import { checkOf } from '../server/lib/checks.ts';
import { idMaker } from '../server/lib/id.ts';
import {
  argon2Hasher,
  byEmail,
  Email,
  emailKeyOf,
  makeAdmin,
  Password,
  PersonName,
} from '../server/modules/accounts/index.ts';
import { openWallets } from '../server/modules/pay/index.ts';
import { askPassword } from './admin/ask-password.ts';

const USAGE = `Usage: npm run admin -- create --email you@example.com [--name "Your name"]
The password is asked for, or taken from MADANG_ADMIN_PASSWORD.`;

interface Wanted {
  readonly email: string;
  readonly name: string;
}

function readArguments(args: string[]): Wanted {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { email: { type: 'string' }, name: { type: 'string', default: '운영자' } },
  });
  if (positionals.join(' ') !== 'create') throw new Error('The command is `create`.');
  return {
    email: valid(Email, values.email, '--email needs an e-mail address.'),
    name: valid(PersonName, values.name, '--name needs 1 to 60 characters.'),
  };
}

function valid(schema: TSchema, value: string | undefined, message: string): string {
  if (!checkOf(schema).isOk(value)) throw new Error(message);
  return value as string;
}

async function create(database: Database, wanted: Wanted): Promise<string> {
  await migrate(database);
  const known = await byEmail(database.reader, [emailKeyOf(wanted.email)]);
  // A member keeps the password that they have.
  const passwordHash = known.size > 0 ? null : await argon2Hasher().hash(await readPassword());
  const parts = { openWallets, makeId: idMaker(Date.now, Math.random), at: Date.now() };
  const { accountId, done } = await database.transact((tx) =>
    makeAdmin(tx, { ...wanted, passwordHash }, parts),
  );
  const what = {
    created: 'is a new admin',
    promoted: 'was a member and is an admin now, with the same password',
    nothing: 'is an admin already: nothing was changed',
  };
  return `${wanted.email} ${what[done]} (account ${accountId}).`;
}

async function readPassword(): Promise<string> {
  const password = process.env.MADANG_ADMIN_PASSWORD ?? (await askPassword());
  return valid(Password, password, 'The password needs 8 to 128 characters.');
}

try {
  const wanted = readArguments(process.argv.slice(2));
  const database = openDatabase(readConfig(process.env).databaseUrl, 2);
  try {
    console.log(await create(database, wanted));
  } finally {
    await database.close();
  }
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  process.exitCode = 1;
}
