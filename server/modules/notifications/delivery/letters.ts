import type { ChatMessage, Mail, TextMessage } from '../../../channels/channel.ts';
import type { Kind, KindData, Locale } from '../kind.ts';
import { asHtml, asText, type Letter } from '../layout.ts';
import { linkOf, titleOf, wordsOf } from '../texts.ts';

/** Where the links of messages lead. */
export interface Links {
  /** The web app's address, without a slash at its end. */
  readonly origin: () => string;
  /** Where one click ends mails of a kind (RFC 8058). */
  readonly unsubscribe: (accountId: string, kind: string) => string;
}

/** One notice in words, ready for any channel. */
export interface Worded {
  readonly deliveryId: string;
  readonly kind: Kind;
  /** With names, and secrets where the kind has any. */
  readonly data: KindData;
  readonly locale: Locale;
  readonly accountId: string | null;
}

/** The page on which members choose what they are told. */
const PREFERENCES_PATH = '/account/notifications';
const BRAND = { ko: '[마당]', en: '[Madang]' } as const;

/** Whether its mails can be switched off, so that they say how. */
const isOptional = ({ kind, accountId }: Worded): boolean =>
  accountId !== null && kind.category !== 'security' && kind.operators !== true;

function letterOf(worded: Worded, origin: string): Letter {
  const { kind, data, locale } = worded;
  const words = wordsOf(kind, locale);
  const link = linkOf(kind, data);
  return {
    locale,
    title: titleOf(kind, data, locale),
    body: words.body(data),
    highlight: words.highlight?.(data) ?? null,
    action: link !== null && words.action !== undefined ? { label: words.action, url: origin + link } : null,
    preferencesUrl: isOptional(worded) ? origin + PREFERENCES_PATH : null,
    siteUrl: origin,
  };
}

/** @param from the sender's address: its domain makes the Message-ID one of ours */
export function mailOf(worded: Worded, to: string, from: string, links: Links): Mail {
  const letter = letterOf(worded, links.origin());
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  const oneClick = isOptional(worded) ? links.unsubscribe(worded.accountId!, worded.kind.kind) : null;
  return {
    messageId: `<${worded.deliveryId}@${domain}>`,
    to,
    subject: letter.title,
    text: asText(letter),
    html: asHtml(letter),
    headers: {
      'Content-Language': worded.locale,
      ...(oneClick !== null && {
        'List-Unsubscribe': `<${oneClick}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  };
}

/** As an operator sees it before it is sent, or after. */
export function previewOf(worded: Worded, links: Links): { subject: string; text: string; html: string } {
  const letter = letterOf(worded, links.origin());
  return { subject: letter.title, text: asText(letter), html: asHtml(letter) };
}

/** @param to digits */
export function textMessageOf(worded: Worded, to: string): TextMessage {
  const { kind, data, locale, deliveryId } = worded;
  const words = wordsOf(kind, locale);
  return {
    deliveryId,
    to,
    text: words.short?.(data) ?? `${BRAND[locale]} ${titleOf(kind, data, locale)}`,
    kind: kind.kind,
    variables: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value ?? '')])),
  };
}

export function chatMessageOf(worded: Worded, links: Links): ChatMessage {
  const { title, body, action } = letterOf(worded, links.origin());
  const parts = [`${BRAND[worded.locale]} ${title}`, body, action?.url];
  return { deliveryId: worded.deliveryId, text: parts.filter((part) => part).join('\n') };
}

/** Data with bullets where a secret would stand: for eyes that must not see it. */
export const withoutSecrets = (kind: Kind, data: KindData): KindData =>
  kind.proof || kind.category === 'security' ? { ...data, code: '••••••', token: '••••••' } : data;
