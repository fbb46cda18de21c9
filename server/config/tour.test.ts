import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';

const production = {
  MADANG_MODE: 'production',
  MADANG_JWT_SECRET: 'a-secret-of-thirty-two-characters-or-more',
};

test('without a key nothing is imported', () => {
  expect(readConfig({}).tour).toBeNull();
});

test('a key goes into addresses encoded once, whichever form the portal gave', () => {
  expect(readConfig({ TOUR_API_KEY: 'a+b/c==' }).tour?.key).toBe('a%2Bb%2Fc%3D%3D');
  expect(readConfig({ TOUR_API_KEY: 'a%2Bb%2Fc%3D%3D' }).tour?.key).toBe('a%2Bb%2Fc%3D%3D');
});

test('pictures come from origins that are named, over https', () => {
  const origins = (text: string) =>
    readConfig({ TOUR_API_KEY: 'k', TOUR_API_PICTURES: text }).tour?.pictureOrigins;
  expect(origins('')).toEqual([]);
  expect(origins('https://tong.visitkorea.or.kr, https://cdn.example.com')).toHaveLength(2);
  for (const wrong of [
    'http://tong.visitkorea.or.kr',
    '*',
    'https://a.kr/x',
    "https://a.kr; script-src 'self'",
  ]) {
    expect(() => origins(wrong), wrong).toThrow('TOUR_API_PICTURES');
  }
});

test('production asks over https alone', () => {
  const env = { ...production, TOUR_API_KEY: 'k', TOUR_API_URL: 'http://example.com/api' };
  expect(() => readConfig(env)).toThrow('https');
});
