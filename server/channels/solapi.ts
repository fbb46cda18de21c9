import { createHmac, randomBytes } from 'node:crypto';
import type { SolapiConfig } from '../config/mail.ts';
import type { Channel, TextMessage } from './channel.ts';
import { SendFailure } from './failure.ts';
import { postJson } from './http.ts';

const PARALLEL = 4;
const PER_SECOND = 20;

export interface SolapiOptions extends SolapiConfig {
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * Text messages and 알림톡 by SOLAPI's HTTP API, version 4 (developers.solapi.com): `POST /messages/v4/send`
 * with HMAC-SHA256 authentication. Where a kind has an approved template it goes by 알림톡, and SOLAPI itself
 * falls back to the text for whoever cannot get that.
 */
export function createSolapi(options: SolapiOptions): Channel<TextMessage> {
  const { url, key, secret, from, alimtalk, now } = options;

  /** `date` and `salt` are signed, so that a request cannot be sent again by somebody else. */
  function authorization(): string {
    const date = new Date(now()).toISOString();
    const salt = randomBytes(16).toString('hex');
    const signature = createHmac('sha256', secret)
      .update(date + salt)
      .digest('hex');
    return `HMAC-SHA256 apiKey=${key}, date=${date}, salt=${salt}, signature=${signature}`;
  }

  function bodyOf(message: TextMessage): string {
    const templateId = alimtalk?.templates[message.kind];
    const variables = Object.fromEntries(
      Object.entries(message.variables).map(([name, value]) => [`#{${name}}`, value]),
    );
    return JSON.stringify({
      message: {
        to: message.to,
        from,
        text: message.text,
        customFields: { deliveryId: message.deliveryId },
        ...(alimtalk &&
          templateId !== undefined && {
            kakaoOptions: { pfId: alimtalk.profile, templateId, variables, disableSms: false },
          }),
      },
    });
  }

  return {
    name: new URL(url).host,
    isCaptured: false,
    parallel: PARALLEL,
    perSecond: PER_SECOND,
    send: async (message, signal) => {
      try {
        await postJson(
          `${url}/messages/v4/send`,
          bodyOf(message),
          { authorization: authorization() },
          signal,
        );
      } catch (error) {
        // A wrong key or an empty account is about us, whoever the message is for: it must not use it up.
        if (error instanceof SendFailure && [401, 402, 403].includes(error.facts.status ?? 0)) {
          throw new SendFailure(error.message, { isPermanent: false, isDestinationDown: true });
        }
        throw error;
      }
    },
    close: () => undefined,
  };
}
