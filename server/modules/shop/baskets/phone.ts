/** What Korean numbers look like without what stands between their digits: mobile, land line, internet, 1588 and the like. */
const NUMBER = [
  /^(010)(\d{4})(\d{4})$/,
  /^(01[16789]|02|0[3-6][1-5]|070|050\d|080)(\d{3,4})(\d{4})$/,
  /^(1[5689]\d{2})(\d{4})$/,
];

/**
 * A phone number as it is written in Korea: `010-1234-5678`, whatever stood between the digits, and whether or not the
 * country was named.
 * @returns null for what is no Korean number
 */
export function phoneOf(typed: string): string | null {
  const bare = typed.replaceAll(/[\s().-]/g, '').replace(/^(\+82|0082)0?/, '0');
  const [parts] = NUMBER.flatMap((pattern) => pattern.exec(bare)?.slice(1).join('-') ?? []);
  return parts ?? null;
}
