import type { MemberChannel, NotificationCategory } from './schemas.ts';

export type Locale = 'ko' | 'en';

/**
 * What a text is made of. For kinds with `proof` it also holds `code` and `token` while a mail is sent;
 * they are never stored.
 */
export type KindData = Readonly<Record<string, string | number | null>>;

/** The words of a kind in one language, as functions of its data. */
export interface KindTexts<Data = KindData> {
  /** What it is about, for the page of preferences: a few words. */
  readonly name: string;
  /** Subject of the mail, and headline in the app. One line. */
  readonly title: (data: Data) => string;
  /** Plain text; an empty line parts paragraphs. Everything in it is escaped where it is shown as HTML. */
  readonly body: (data: Data) => string;
  /** The words on the button that opens `link`; without it there is no button. */
  readonly action?: string;
  /** Shown large and apart, such as a code to type. */
  readonly highlight?: (data: Data) => string | null;
  /** For a text message, if the title says too much or too little. At most 80 characters. */
  readonly short?: (data: Data) => string;
}

/** One kind of notice: who is told, where, and in which words. */
export interface Kind<Data = KindData> {
  /** `module.what`, unique. */
  readonly kind: string;
  readonly category: NotificationCategory;
  /** Where it goes unless the member says otherwise. `sms` needs a proven phone. */
  readonly channels: readonly MemberChannel[];
  /** Where it may go at all, if not everywhere: a proof goes by mail alone. */
  readonly possible?: readonly MemberChannel[];
  /** A path of the web app that shows more. */
  readonly link?: (data: Data) => string;
  /** Fields of its data that hold an account's id: the texts get that person's name instead. */
  readonly people?: readonly string[];
  /** Fields of its data that hold a coupon campaign's id: the texts get its name instead. */
  readonly campaigns?: readonly string[];
  /** Its data has a `proofId`: `code` and `token` are made when it is sent, and it is dropped when that is used up. */
  readonly proof?: true;
  /** After so many milliseconds nobody wants it any more: it is dropped instead of sent. */
  readonly usefulForMs?: number;
  /** For operators: every administrator's inbox and the operators' chat; not among a member's preferences. */
  readonly operators?: true;
  readonly ko: KindTexts<Data>;
  readonly en: KindTexts<Data>;
}

/** Declares a kind with the type of its own data; what is stored is JSON and fits every kind. */
export const defineKind = <Data extends KindData>(kind: Kind<Data>): Kind => kind as unknown as Kind;
