import { describe, expect, it } from 'vitest';
import { sseParser } from './sse-parser.ts';

describe('sseParser', () => {
  it('joins a message that arrives in pieces', () => {
    const parse = sseParser();
    expect(parse('id: 7\nevent: drop.pro')).toEqual([]);
    expect(parse('gress\ndata: {"a":1}\n\n')).toEqual([
      { id: '7', event: 'drop.progress', data: '{"a":1}', retryMs: null },
    ]);
  });

  it('skips heartbeats and reads a retry hint', () => {
    const parse = sseParser();
    expect(parse(': heartbeat\n\nretry: 2000\n\n')).toEqual([
      { id: null, event: 'message', data: '', retryMs: 2000 },
    ]);
  });

  it('keeps several data lines apart', () => {
    expect(sseParser()('data: one\ndata: two\n\n')[0]?.data).toBe('one\ntwo');
  });
});
