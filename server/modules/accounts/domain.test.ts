import { describe, expect, test } from 'vitest';
import { type AccountsState, decideAccount, emailKeyOf, emptyState } from './domain.ts';
import { ask, person, registerOf } from './testing/people.ts';

function stateOf(...people: ReturnType<typeof person>[]): AccountsState {
  const state = emptyState();
  for (const row of people) state.accounts.set(row.id, row);
  return state;
}

describe('sign-up', () => {
  test('makes a member whose id is the command’s, without showing the hash', () => {
    const state = emptyState();
    const command = ask(registerOf('Minji@Example.com'));
    const decision = decideAccount(state, command);
    expect(decision).toMatchObject({
      accepted: true,
      result: { accountId: command.id },
      events: [{ name: 'account.signed-up', key: command.id }],
    });
    expect(JSON.stringify(decision)).not.toMatch(/hash|minji/i);
    expect(state.signedUp).toMatchObject([
      { email_key: 'minji@example.com', password_hash: 'hash of secret', email_verified_at: command.at },
    ]);
  });

  test('an e-mail is taken once, also within one batch and however it is written', () => {
    const state = emptyState();
    decideAccount(state, ask(registerOf('minji@example.com')));
    expect(decideAccount(state, ask(registerOf('MINJI@example.com')))).toMatchObject({
      accepted: false,
      code: 'account.email-taken',
    });
    expect(state.signedUp).toHaveLength(1);
  });

  test('an e-mail key is trimmed, composed and lower-cased', () => {
    expect(emailKeyOf(' Ｍ@X.kr '.normalize('NFD'))).toBe('ｍ@x.kr');
    expect(emailKeyOf('가@x.kr'.normalize('NFD'))).toBe('가@x.kr');
  });
});

describe('roles', () => {
  const change = (accountId: string, role: 'member' | 'admin') =>
    ({ kind: 'change-role', accountId, role, reason: 'night shift' }) as const;

  test('a promotion is audited with its reason', () => {
    const [admin, member] = [person({ role: 'admin' }), person()];
    const state = stateOf(admin, member);
    expect(decideAccount(state, ask(change(member.id, 'admin'), admin.id))).toMatchObject({
      accepted: true,
      audit: {
        action: 'account.change-role',
        subject: member.id,
        reason: 'night shift',
        details: { from: 'member', to: 'admin' },
      },
    });
    expect(state.changed).toEqual(new Set([member.id]));
  });

  test('the last admin stays, also when two go in one batch', () => {
    const [one, two] = [person({ role: 'admin' }), person({ role: 'admin' })];
    const state = stateOf(one, two);
    expect(decideAccount(state, ask(change(two.id, 'member'), one.id)).accepted).toBe(true);
    expect(decideAccount(state, ask(change(one.id, 'member'), one.id))).toMatchObject({
      code: 'account.last-admin',
    });
    expect(one.role).toBe('admin');
  });

  test('who was an admin when the token was made, but is none now, changes nothing', () => {
    const [was, admin, member] = [person(), person({ role: 'admin' }), person()];
    const state = stateOf(was, admin, member);
    expect(decideAccount(state, ask(change(member.id, 'admin'), was.id))).toMatchObject({
      code: 'auth.forbidden',
    });
  });

  test('the same role again is accepted and leaves no trace; an unknown member is not found', () => {
    const [admin, member] = [person({ role: 'admin' }), person()];
    const state = stateOf(admin, member);
    const same = decideAccount(state, ask(change(member.id, 'member'), admin.id));
    expect(same).toEqual({ accepted: true, result: { accountId: member.id, role: 'member' } });
    expect(state.changed.size).toBe(0);
    expect(decideAccount(state, ask(change('nobody', 'admin'), admin.id))).toMatchObject({
      code: 'account.not-found',
    });
  });
});

describe('passwords and sessions', () => {
  const changeTo = (keepSessionId: string | null) =>
    ({
      kind: 'change-password',
      verifiedHash: 'hash of old',
      passwordHash: 'hash of new',
      keepSessionId,
    }) as const;

  test('a new password ends every session but this one', () => {
    const row = person();
    const state = stateOf(row);
    state.liveSessions.set(row.id, new Set(['here', 'there', 'elsewhere']));
    expect(decideAccount(state, ask(changeTo('here'), row.id, 7))).toMatchObject({
      accepted: true,
      result: {},
      events: [
        { name: 'account.password-changed' },
        { name: 'account.sessions-ended', data: { sessionIds: ['there', 'elsewhere'] } },
      ],
    });
    expect(state.ended).toEqual(
      new Map([
        ['there', 7],
        ['elsewhere', 7],
      ]),
    );
    expect(row.password_hash).toBe('hash of new');
  });

  test('of two changes that verified the same password, the second is refused', () => {
    const row = person();
    const state = stateOf(row);
    decideAccount(state, ask(changeTo(null), row.id));
    expect(decideAccount(state, ask(changeTo(null), row.id))).toMatchObject({ code: 'auth.wrong-password' });
  });

  test('one ends own sessions only, one or all', () => {
    const row = person();
    const state = stateOf(row);
    state.liveSessions.set(row.id, new Set(['here', 'there']));
    state.liveSessions.set('other', new Set(['foreign']));
    const end = (sessionId: string | null) =>
      decideAccount(state, ask({ kind: 'end-sessions', sessionId }, row.id));
    expect(end('foreign')).toMatchObject({ code: 'auth.session-not-found' });
    expect(end('there').accepted).toBe(true);
    expect(end('there')).toMatchObject({ code: 'auth.session-not-found' });
    expect(end(null)).toMatchObject({ events: [{ data: { sessionIds: ['here'] } }] });
    expect(end(null)).toEqual({ accepted: true, result: {}, events: [] });
    expect([...state.ended.keys()]).toEqual(['there', 'here']);
  });

  test('a profile changes in what is given; a token of an account that is not here finds nothing', () => {
    const row = person();
    const state = stateOf(row);
    expect(decideAccount(state, ask({ kind: 'update-profile', locale: 'en' }, row.id))).toMatchObject({
      result: { accountId: row.id },
    });
    expect(row).toMatchObject({ name: '김민지', locale: 'en' });
    expect(decideAccount(state, ask({ kind: 'update-profile', name: 'x' }, 'nobody'))).toMatchObject({
      code: 'account.not-found',
    });
  });
});
