import type { Channel, ChatMessage } from './channel.ts';
import { postJson } from './http.ts';

/** Slack takes one message a second from a webhook. */
const PER_SECOND = 1;

/** The operators' chat: a Slack incoming webhook, or whatever else takes `{"text": …}`. @param url is a secret */
export function createSlack(url: string): Channel<ChatMessage> {
  return {
    name: new URL(url).host,
    isCaptured: false,
    parallel: 1,
    perSecond: PER_SECOND,
    send: async ({ text }, signal) => {
      // Slack's own marks: what people wrote must not become a link or a call to everybody.
      const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      await postJson(url, JSON.stringify({ text: plain }), {}, signal);
    },
    close: () => undefined,
  };
}
