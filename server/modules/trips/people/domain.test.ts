import { describe, expect, test } from 'vitest';
import type { Command, Decision } from '../../../engine/types.ts';
import { emptyLedger } from '../../pay/index.ts';
import type { LinkOnHand, PersonOnHand, TripOnHand, TripsState } from '../state.ts';
import type { Role } from '../trip.ts';
import { MAX_LINKS, MAX_PEOPLE, MAX_TRIPS } from './bounds.ts';
import { decidePeople } from './decide.ts';
import type { PeopleInput } from './input.ts';

const AT = 1_000_000;
const DAY_MS = 86_400_000;

const person = (id: string, role: Role, leftAt: number | null = null): PersonOnHand => ({
  ...{ id: `p-${id}`, accountId: role === 'companion' ? null : id, name: id, role, joinedAt: 1, leftAt },
  change: 'none',
});
const link = (over: Partial<LinkOnHand> = {}): LinkOnHand => ({
  ...{ id: 'link', tokenHash: 'h', purpose: 'join', role: 'editor', withCosts: false, personId: null },
  ...{ email: null, note: '', createdBy: 'owner', createdAt: 1, expiresAt: null, revokedAt: null, uses: 0 },
  ...{ change: 'none', ...over },
});

/** A trip of an owner, an editor, a viewer, a companion, and one who has left. */
function tripOf(more: readonly PersonOnHand[] = [], links: readonly LinkOnHand[] = [link()]): TripOnHand {
  const people = [
    ...[person('owner', 'owner'), person('editor', 'editor'), person('viewer', 'viewer')],
    ...[person('mother', 'companion'), person('left', 'editor', 500), ...more],
  ];
  return {
    ...{ id: 'T', ownerId: 'owner', sequence: 7, clock: 0, stamps: {}, size: 0, live: 0, days: 0 },
    head: { title: '제주', about: '', startsOn: null, currency: 'KRW', mode: 'car', regions: [] },
    ...{ visibility: 'private', publishedAt: null, hiddenAt: null, copiedFrom: null, likes: 0, comments: 0 },
    ...{ copies: 0, createdAt: 1, changedAt: 1, deletedAt: null, change: 'none', entries: new Map() },
    ...{ loaded: 'none', newChanges: [], people: new Map(people.map((one) => [one.id, one])) },
    links: new Map(links.map((one) => [one.id, one])),
  } as TripOnHand;
}
const stateOf = (trip: TripOnHand, counts: [string, number][] = []): TripsState =>
  ({ trips: new Map([[trip.id, trip]]), counts: new Map(counts), ledger: emptyLedger() }) as TripsState;

function decide(state: TripsState, accountId: string, input: PeopleInput, id = 'C1', at = AT): Decision {
  const command: Command<PeopleInput> = { id, at, accountId, key: id, name: 'x', input, fingerprint: '' };
  return decidePeople(state, command);
}
const outcome = (decision: Decision): string => (decision.accepted ? 'yes' : decision.code);

const makeLink: PeopleInput = {
  ...{ kind: 'make-link', tripId: 'T', tokenHash: 'h2', purpose: 'join', role: 'viewer', withCosts: true },
  ...{ email: null, inviteeId: null, locale: 'ko', personId: null, note: '', expiresInMs: DAY_MS },
};
const change = (id: string, of: { role?: 'editor' | 'viewer'; name?: string }): PeopleInput => ({
  ...{ kind: 'change-person', tripId: 'T', personId: `p-${id}`, ...of },
});
const part = (id: string): PeopleInput => ({ kind: 'part', tripId: 'T', personId: `p-${id}` });
const handOn = (id: string): PeopleInput => ({ kind: 'hand-on', tripId: 'T', personId: `p-${id}` });

const [NO, LOOK, MINE] = ['trips.not-found', 'trips.read-only', 'trips.not-owner'];
/** What whoever asks is answered: the owner, an editor, a viewer, one who has left, a stranger. */
const TABLE: readonly [name: string, input: PeopleInput, answers: readonly string[]][] = [
  ['adds a companion', { kind: 'add-companion', tripId: 'T', name: '아빠' }, ['yes', 'yes', LOOK, NO, NO]],
  ['gives a role', change('viewer', { role: 'editor' }), ['yes', MINE, MINE, NO, NO]],
  ['names a companion', change('mother', { name: '엄마' }), ['yes', 'yes', MINE, NO, NO]],
  ['names a viewer', change('viewer', { name: '나' }), ['yes', MINE, 'yes', NO, NO]],
  ['removes a companion', part('mother'), ['yes', 'yes', MINE, NO, NO]],
  ['removes an editor', part('editor'), ['yes', 'yes', MINE, NO, NO]],
  ['removes a viewer', part('viewer'), ['yes', MINE, 'yes', NO, NO]],
  ['removes the owner', part('owner'), ['trips.owner-stays', MINE, MINE, NO, NO]],
  ['hands the trip on', handOn('editor'), ['yes', MINE, MINE, NO, NO]],
  ['makes a link', makeLink, ['yes', MINE, MINE, NO, NO]],
  ['revokes a link', { kind: 'revoke-link', tripId: 'T', linkId: 'link' }, ['yes', MINE, MINE, NO, NO]],
  ['publishes', { kind: 'publish', tripId: 'T', visibility: 'public' }, ['yes', MINE, MINE, NO, NO]],
];
const WHO = ['owner', 'editor', 'viewer', 'left', 'stranger'] as const;

describe('who may do what', () => {
  test.each(TABLE)('%s', (_name, input, answers) => {
    for (const [i, who] of WHO.entries()) {
      const trip = tripOf();
      const before = structuredClone({ people: trip.people, links: trip.links, visibility: trip.visibility });
      const answer = outcome(decide(stateOf(trip), who, input));
      expect(answer, who).toBe(answers[i]);
      if (answer === 'yes') expect(trip.change).toBe('changed');
      else {
        expect({ people: trip.people, links: trip.links, visibility: trip.visibility }).toEqual(before);
        expect(trip.change).toBe('none');
      }
    }
  });

  test('of a trip that is deleted, or is none, nobody anything', () => {
    for (const [, input] of TABLE) {
      const trip = tripOf();
      trip.deletedAt = 5;
      expect(outcome(decide(stateOf(trip), 'owner', input))).toBe(NO);
      expect(outcome(decide(stateOf(tripOf()), 'owner', { ...input, tripId: 'U' }))).toBe(NO);
    }
  });
});

describe('the owner', () => {
  test('hands on to somebody with an account, and goes on as an editor who may leave', () => {
    const trip = tripOf();
    const state = stateOf(trip);
    for (const who of ['mother', 'left', 'nobody']) {
      expect(decide(state, 'owner', handOn(who)).accepted, who).toBe(false);
    }
    const decision = decide(state, 'owner', handOn('viewer'));
    expect(decision.events?.[0]?.data).toMatchObject({
      change: 'handed-on',
      accountId: 'viewer',
      ownerId: 'viewer',
    });
    expect(trip.ownerId).toBe('viewer');
    const roles = [...trip.people.values()].filter(({ role }) => role === 'owner').map(({ id }) => id);
    expect(roles).toEqual(['p-viewer']);
    expect(outcome(decide(state, 'owner', { kind: 'publish', tripId: 'T', visibility: 'public' }))).toBe(
      MINE,
    );
    const gone = decide(state, 'owner', part('owner'));
    expect(gone.events?.[0]?.data).toMatchObject({ change: 'left', left: ['owner'] });
  });

  test('gives no role to companions, to themselves or to nobody', () => {
    for (const who of ['mother', 'owner']) {
      expect(outcome(decide(stateOf(tripOf()), 'owner', change(who, { role: 'editor' })))).toBe(
        'trips.role-not-given',
      );
    }
    expect(outcome(decide(stateOf(tripOf()), 'owner', change('left', { role: 'editor' })))).toBe(
      'trips.person-not-found',
    );
  });
});

describe('whoever joins', () => {
  const join = (personId: string | null = null): PeopleInput => ({
    ...{ kind: 'join', tripId: 'T', linkId: 'link', personId, name: '준' },
  });
  const over: [string, Partial<LinkOnHand>, string][] = [
    ['is good until it ends', { expiresAt: AT + 1 }, 'yes'],
    ['has ended', { expiresAt: AT }, 'trips.link-over'],
    ['was revoked', { revokedAt: 5 }, 'trips.link-over'],
    ['is for one, who came', { email: 'a@b.c', uses: 1 }, 'trips.link-over'],
    ['is for all, some of whom came', { uses: 9 }, 'yes'],
    ['is to read by', { purpose: 'read' }, 'trips.link-not-found'],
  ];
  test.each(over)('by a link that %s', (_name, of, expected) => {
    expect(outcome(decide(stateOf(tripOf([], [link(of)])), 'jun', join()))).toBe(expected);
  });

  test('is judged by the trip’s own time where the clock is slow', () => {
    const trip = tripOf([], [link({ expiresAt: AT })]);
    trip.clock = AT;
    expect(outcome(decide(stateOf(trip), 'jun', join(), 'C1', AT - 10))).toBe('trips.link-over');
  });

  test('is in it once; takes the role of the link, not the one of before', () => {
    const trip = tripOf([], [link({ createdAt: 600, role: 'viewer' })]);
    const state = stateOf(trip, [['left', 3]]);
    expect(decide(state, 'left', join()).result).toMatchObject({ personId: 'p-left', role: 'viewer' });
    expect(state.counts.get('left')).toBe(4);
    expect(decide(state, 'left', join(), 'C2').result).toMatchObject({ wasThere: true });
    expect(trip.links.get('link')?.uses).toBe(1);
    expect(trip.people.size).toBe(5);
  });

  test('after leaving only by a link that is newer; then as oneself', () => {
    expect(outcome(decide(stateOf(tripOf([], [link({ createdAt: 500 })])), 'left', join()))).toBe(
      'trips.link-over',
    );
    const asked = decide(stateOf(tripOf([], [link({ createdAt: 600 })])), 'left', join('p-mother'));
    expect(outcome(asked)).toBe('trips.person-taken');
    const meant = stateOf(tripOf([], [link({ createdAt: 600, personId: 'p-mother' })]));
    expect(decide(meant, 'left', join()).result).toMatchObject({ personId: 'p-left' });
  });

  test('is the companion that the inviter meant, or says to be, if nobody else is', () => {
    const trip = tripOf([], [link({ personId: 'p-mother' })]);
    const state = stateOf(trip);
    expect(decide(state, 'mum', join()).result).toMatchObject({ personId: 'p-mother', role: 'editor' });
    expect(trip.people.get('p-mother')).toMatchObject({ accountId: 'mum', joinedAt: 1, change: 'changed' });
    expect(decide(state, 'dad', join(), 'C2').result).toMatchObject({ personId: 'C2' });
    for (const taken of ['p-mother', 'p-owner', 'p-left', 'p-nobody']) {
      expect(outcome(decide(state, 'jun', join(taken), 'C3')), taken).toBe('trips.person-taken');
    }
  });

  test('finds bounds: of the trip, and of their own trips', () => {
    const many = Array.from({ length: MAX_PEOPLE - 4 }, (_, i) => person(`m${i}`, 'viewer'));
    expect(decide(stateOf(tripOf(many)), 'jun', join())).toMatchObject({
      code: 'trips.too-large',
      result: { of: 'people', most: MAX_PEOPLE },
    });
    // A companion who is known takes no further place.
    expect(outcome(decide(stateOf(tripOf(many)), 'jun', join('p-mother')))).toBe('yes');
    const busy = stateOf(tripOf(), [['jun', MAX_TRIPS]]);
    expect(decide(busy, 'jun', join())).toMatchObject({ code: 'trips.too-many', result: { of: 'trips' } });
  });
});

describe('links', () => {
  test('are bounded; addresses of those that are over are forgotten', () => {
    const open = Array.from({ length: MAX_LINKS }, (_, i) => link({ id: `l${i}` }));
    expect(outcome(decide(stateOf(tripOf([], open)), 'owner', makeLink))).toBe('trips.too-many');
    const trip = tripOf([], [link({ email: 'a@b.c', expiresAt: 5 })]);
    expect(outcome(decide(stateOf(trip), 'owner', makeLink))).toBe('yes');
    expect(trip.links.get('link')).toMatchObject({ email: null, change: 'changed' });
    expect(trip.links.get('C1')).toMatchObject({ expiresAt: AT + DAY_MS, withCosts: false, change: 'new' });
  });

  test('revoked lose the address, and stay revoked', () => {
    const trip = tripOf([], [link({ email: 'a@b.c' })]);
    const state = stateOf(trip);
    const revoke: PeopleInput = { kind: 'revoke-link', tripId: 'T', linkId: 'link' };
    expect(outcome(decide(state, 'owner', revoke))).toBe('yes');
    expect(outcome(decide(state, 'owner', revoke, 'C2', AT + 1))).toBe('yes');
    expect(trip.links.get('link')).toMatchObject({ email: null, revokedAt: AT });
  });

  test('for one person tell the member, or the address where there is none, and never both', () => {
    const mailed = { ...makeLink, email: 'jun@madang.example' };
    const told = (input: PeopleInput) => decide(stateOf(tripOf()), 'owner', input).events?.at(-1)?.data;
    expect(told({ ...mailed, inviteeId: 'jun' } as PeopleInput)).toMatchObject({
      accountId: 'jun',
      email: null,
    });
    expect(told(mailed as PeopleInput)).toMatchObject({ accountId: null, email: 'jun@madang.example' });
    const taken = { ...makeLink, personId: 'p-editor' } as PeopleInput;
    expect(outcome(decide(stateOf(tripOf()), 'owner', taken))).toBe('trips.person-taken');
  });
});

test('a trip is published once, and its time is that of its last publishing', () => {
  const trip = tripOf();
  const state = stateOf(trip);
  const publish = (visibility: 'private' | 'public', at: number) =>
    decide(state, 'owner', { kind: 'publish', tripId: 'T', visibility }, `C${at}`, at);
  expect(publish('public', AT).events?.map(({ name }) => name)).toEqual(['trips.published']);
  expect(publish('public', AT + 5).events).toBeUndefined();
  expect(trip.publishedAt).toBe(AT);
  expect(publish('private', AT + 6).events?.map(({ name }) => name)).toEqual(['trips.unpublished']);
  expect(trip.publishedAt).toBeNull();
});
