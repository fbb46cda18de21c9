import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Arrival, decideArrival, leavesAWayIn, maskedEmail } from './domain.ts';

const someone = fc.constantFrom('A', 'B', 'C');
const maybe = fc.option(someone);
const arrivals: fc.Arbitrary<Arrival> = fc.record({
  intent: fc.constantFrom('sign-in', 'link', 'prove'),
  person: fc.record({
    email: fc.option(fc.constant('a@b.example')),
    emailVerified: fc.boolean(),
  }),
  begunBy: maybe,
  caller: maybe,
  owner: maybe,
  emailOwner: maybe,
});

describe('whatever comes back from a provider', () => {
  test('nobody enters an account by its e-mail: only the owner of the outside identity does', () => {
    fc.assert(
      fc.property(arrivals, (arrival) => {
        const step = decideArrival(arrival);
        if (step.kind === 'enter')
          expect([arrival.intent, step.accountId]).toEqual(['sign-in', arrival.owner]);
      }),
    );
  });

  test('nothing is linked or proved for anybody but the caller, who began it', () => {
    fc.assert(
      fc.property(arrivals, (arrival) => {
        const step = decideArrival(arrival);
        if (step.kind !== 'link' && step.kind !== 'prove') return;
        expect(step.kind).toBe(arrival.intent);
        expect([step.accountId, arrival.begunBy]).toEqual([arrival.caller, arrival.caller]);
        if (step.kind === 'link') expect([null, arrival.caller]).toContain(arrival.owner);
        else expect(arrival.owner).toBe(arrival.caller);
      }),
    );
  });

  test('an unproven e-mail tells nothing about who is a member', () => {
    fc.assert(
      fc.property(arrivals, maybe, (arrival, other) => {
        const person = { ...arrival.person, emailVerified: false };
        expect(decideArrival({ ...arrival, person, emailOwner: other })).toEqual(
          decideArrival({ ...arrival, person, emailOwner: null }),
        );
      }),
    );
  });

  test('a new account is only made for somebody whom nobody knows', () => {
    fc.assert(
      fc.property(arrivals, (arrival) => {
        if (decideArrival(arrival).kind !== 'complete') return;
        expect([arrival.intent, arrival.owner]).toEqual(['sign-in', null]);
        if (arrival.person.emailVerified) expect(arrival.emailOwner).toBeNull();
      }),
    );
  });
});

describe('the last way in', () => {
  const none = { password: false, providers: [], passkeys: [] };
  test.each([
    [{ ...none, password: true, passkeys: ['1'] }, { passkeyId: '1' }, true],
    [{ ...none, passkeys: ['1'] }, { passkeyId: '1' }, false],
    [{ ...none, passkeys: ['1', '2'] }, { passkeyId: '1' }, true],
    [{ ...none, providers: ['kakao' as const] }, { provider: 'kakao' as const }, false],
    [{ ...none, providers: ['kakao' as const], passkeys: ['1'] }, { provider: 'kakao' as const }, true],
    [{ ...none, providers: ['kakao' as const], passkeys: ['1'] }, { passkeyId: '1' }, true],
    // What is not there takes nothing away.
    [{ ...none, passkeys: ['1'] }, { provider: 'naver' as const }, true],
  ])('%j without %j: %s', (ways, taken, left) => {
    expect(leavesAWayIn(ways, taken)).toBe(left);
  });
});

test.each([
  ['minji@madang.example', 'm****i@m****.example'],
  ['ab@b.kr', 'a****@b****.kr'],
  ['김@도메인.한국', '김****@도****.한국'],
  ['long.name+tag@mail.company.co.kr', 'l****g@m****.kr'],
])('%s is shown as %s', (email, masked) => {
  expect(maskedEmail(email)).toBe(masked);
});
