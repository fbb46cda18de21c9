import { expect, test } from 'vitest';
import { matchesCommand } from './command-match.ts';

const send = { label: '돈 보내기', keywords: '/pay/send' };

test.each(['보내', '돈 보', 'SEND', 'pay', 'ㄷㅂㄴ', 'ㅂㄴㄱ', 'qhsorl'])('%s means it', (typed) => {
  expect(matchesCommand(send, typed)).toBe(true);
});

test.each(['받기', 'ㅂㄱ', 'qkerl', 'x', '보내기 돈'])('%s does not', (typed) => {
  expect(matchesCommand(send, typed)).toBe(false);
});
