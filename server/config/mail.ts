import Type, { type Static } from 'typebox';

export const MAIL_SETTINGS = Type.Object({});

/** How notifications leave: mail, chat and text messages. */
export type MailConfig = Record<never, never>;

export function readMailConfig(_env: Static<typeof MAIL_SETTINGS>): MailConfig {
  return {};
}
