import type { ErrorObject } from 'ajv';

/** A line for each setting that is wrong. Of several values of which none was met, all are named. */
export function linesOf(errors: readonly ErrorObject[]): string {
  const byName = new Map<string, string[]>();
  for (const { instancePath, keyword, message, params } of errors) {
    if (keyword === 'anyOf') continue;
    const said = keyword === 'const' ? `must be ${params.allowedValue}` : (message ?? 'is not valid');
    const name = instancePath.slice(1) || 'settings';
    byName.set(name, [...(byName.get(name) ?? []), said]);
  }
  return Array.from(byName, ([name, said]) => `  ${name} ${said.join(' or ')}`).join('\n');
}
