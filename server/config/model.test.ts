import { describe, expect, test } from 'vitest';
import { readConfig } from '../config.ts';

const modelOf = (env: Record<string, string>) => readConfig(env).model;
const SET = { LLM_BASE_URL: 'https://models.example.com/v1/', LLM_API_KEY: 'sk-x', LLM_MODEL: 'small-1' };

describe('the plan maker’s model', () => {
  test('is none unless it is set up', () => {
    expect(modelOf({})).toBeNull();
  });

  test('is any server that speaks the API', () => {
    expect(modelOf({ ...SET, LLM_TIMEOUT_S: '10', LLM_CALLS_PER_DAY: '3' })).toEqual({
      ...{ baseUrl: 'https://models.example.com/v1', apiKey: 'sk-x', model: 'small-1', timeoutMs: 10_000 },
      ...{ callsPerDay: 3, tokensPerDay: 200_000, maxOutputTokens: 4_000 },
    });
    const local = { LLM_BASE_URL: 'http://127.0.0.1:11434/v1', LLM_MODEL: 'local' };
    expect(modelOf(local)).toMatchObject({ apiKey: '', model: 'local' });
  });

  test.each([
    ['a model without a server', { LLM_MODEL: 'small-1' }, /belong together/],
    ['a server without a model', { LLM_BASE_URL: SET.LLM_BASE_URL }, /belong together/],
    ['a key alone', { LLM_API_KEY: 'sk-x' }, /belong together/],
    ['http to another machine', { ...SET, LLM_BASE_URL: 'http://models.example.com/v1' }, /must be https/],
    ['http to another machine of the house', { ...SET, LLM_BASE_URL: 'http://10.0.0.5/v1' }, /must be https/],
    [
      'a name that only begins like this machine',
      { ...SET, LLM_BASE_URL: 'http://localhost.evil.example' },
      /https/,
    ],
    ['a password in the address', { ...SET, LLM_BASE_URL: 'https://me:secret@x.example/v1' }, /LLM_API_KEY/],
    ['another protocol', { ...SET, LLM_BASE_URL: 'file:///etc/passwd' }, /LLM_BASE_URL/],
    ['a query in the address', { ...SET, LLM_BASE_URL: 'https://x.example/v1?key=1' }, /LLM_BASE_URL/],
    ['a key with a line break', { ...SET, LLM_API_KEY: 'a\nb' }, /LLM_API_KEY/],
    ['no time at all', { ...SET, LLM_TIMEOUT_S: '0' }, /LLM_TIMEOUT_S/],
  ])('%s is refused', (_what, env, message) => {
    expect(() => modelOf(env as Record<string, string>)).toThrow(message);
  });
});
