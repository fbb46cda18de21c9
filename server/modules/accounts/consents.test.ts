import { describe, expect, test } from 'vitest';
import { consentsOf, neededOf } from './consents.ts';
import { decideAccount, emptyState } from './domain.ts';
import type { TermsDocument } from './schemas.ts';
import { termsAt } from './terms/index.ts';
import { ask, person } from './testing/people.ts';

const AT = Date.UTC(2026, 10, 21);
const inForce = termsAt(AT);
const versionOf = (document: TermsDocument): string =>
  inForce.find((terms) => terms.document === document)!.version;

describe('terms', () => {
  test('each has a text in both languages, and is in force from its day in Seoul', () => {
    expect(inForce.map(({ document, required }) => [document, required])).toEqual([
      ['service', true],
      ['privacy', true],
      ['marketing', false],
    ]);
    for (const { title, text, version } of inForce) {
      for (const words of [title.ko, title.en, text.ko, text.en]) expect(words.length).toBeGreaterThan(3);
      expect(Date.parse(`${version}T00:00:00+09:00`)).toBeLessThanOrEqual(AT);
    }
    // Nobody joins without terms, however wrong the clock.
    expect(termsAt(0)).toEqual(inForce);
  });
});

describe('consents', () => {
  const said = (document: TermsDocument, agreed: boolean, version = versionOf(document)) =>
    ({ document, version, agreed }) as const;
  function decide(consents: ReturnType<typeof said>[], before: ReturnType<typeof said>[] = []) {
    const row = person();
    const state = emptyState();
    state.accounts.set(row.id, row);
    state.consents.set(row.id, new Map(before.map(({ document, ...rest }) => [document, rest])));
    const decision = decideAccount(state, ask({ kind: 'give-consents', consents }, row.id, AT));
    return { decision, rows: state.newConsents };
  }

  test('are kept with their version and time; the same word twice is one', () => {
    const { decision, rows } = decide(
      [said('service', true), said('marketing', true)],
      [said('service', true)],
    );
    expect(decision).toMatchObject({
      accepted: true,
      events: [{ name: 'account.consented', data: { documents: [said('marketing', true)] } }],
    });
    expect(rows).toMatchObject([{ document: 'marketing', agreed: 1, at: AT }]);
    expect(decide([said('marketing', false), said('marketing', true)]).rows).toMatchObject([
      { document: 'marketing', agreed: 1 },
    ]);
  });

  test('an optional one can be taken back, a required one cannot', () => {
    expect(decide([said('marketing', false)], [said('marketing', true)]).rows).toMatchObject([{ agreed: 0 }]);
    expect(decide([said('marketing', true), said('service', false)])).toMatchObject({
      decision: { code: 'account.consent-required' },
      rows: [],
    });
  });

  test('are for the text in force alone', () => {
    expect(decide([said('service', true, '2020-01-01')]).decision).toMatchObject({
      code: 'account.consent-outdated',
    });
  });

  test('to an older version are asked for again, where they are required', () => {
    const older = { version: '2020-01-01', agreed: true, at: 1 };
    const states = consentsOf(
      new Map([
        ['service', older],
        ['privacy', { ...older, version: versionOf('privacy') }],
        ['marketing', older],
      ]),
      AT,
    );
    expect(states).toMatchObject([
      { document: 'service', agreed: false, agreedVersion: '2020-01-01' },
      { document: 'privacy', agreed: true },
      { document: 'marketing', agreed: false },
    ]);
    expect(neededOf(states)).toEqual([{ document: 'service', version: versionOf('service') }]);
    expect(neededOf(consentsOf(new Map(), AT)).map(({ document }) => document)).toEqual([
      'service',
      'privacy',
    ]);
  });
});
