import { expect, test } from 'vitest';
import { converted } from '../server/modules/trips/money/currency.ts';
import { inTripCurrency } from '../web/src/modules/trips/money/currency.ts';

test('a page shows of every currency what the server reckons', () => {
  const rateE6 = 1_234_567;
  for (const currency of Intl.supportedValuesOf('currency')) {
    for (const tripCurrency of ['KRW', 'USD', 'KWD', currency]) {
      expect(inTripCurrency({ amount: 98_765, currency, rateE6 }, tripCurrency), currency).toBe(
        converted(98_765, currency, tripCurrency, rateE6),
      );
    }
  }
});
