import { describe, expect, it } from 'vitest';
import { secretsInText } from './secrets-in-text.ts';

describe('secretsInText', () => {
  it('finds the code and the link of a proof', () => {
    const text = '인증 번호: 042917\n\nhttp://localhost:8080/verify?token=abc.123456-x\n\n마당';
    expect(secretsInText(text)).toEqual({ code: '042917', link: '/verify?token=abc.123456-x' });
  });

  it('takes no amount, number or part of a link for a code', () => {
    expect(
      secretsInText('5,000,000원을 받았습니다. 번호 20261121, 010-123456. https://a.example/123456').code,
    ).toBe(null);
  });

  it('never leads to another host, and not to the front page', () => {
    expect(secretsInText('https://evil.example//x and https://madang.example/').link).toBe(null);
  });
});
