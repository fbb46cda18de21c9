/** "Chrome · Android" out of a User-Agent: enough for a member to know the own devices again. */
export function deviceName(userAgent: string): string | null {
  const browser = first(userAgent, [
    [/Edg\//, 'Edge'],
    [/SamsungBrowser/, 'Samsung Internet'],
    [/Whale\//, 'Whale'],
    [/OPR\//, 'Opera'],
    [/Firefox\/|FxiOS/, 'Firefox'],
    [/Chrome\/|CriOS/, 'Chrome'],
    [/Safari\//, 'Safari'],
    [/curl\//, 'curl'],
  ]);
  const system = first(userAgent, [
    [/iPhone/, 'iPhone'],
    [/iPad/, 'iPad'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'Mac'],
    [/Linux/, 'Linux'],
  ]);
  const parts = [browser, system].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}

const first = (text: string, names: [RegExp, string][]): string | null =>
  names.find(([pattern]) => pattern.test(text))?.[1] ?? null;
