/** What a member was told, in the app. */
export interface NotificationsTable {
  id: string;
  account_id: string;
  /** The event because of which; nobody is told one event twice. */
  event_id: string;
  kind: string;
  /** JSON for the kind's texts. */
  data: string;
  at: number;
  read_at: number | null;
}
/** What belongs to a member's notices as a whole. */
export interface NotificationInboxesTable {
  account_id: string;
  unread: number;
  /** JSON: kind → channel → on; only what differs from the kind's own. */
  preferences: string;
  /** Proven by a code; digits alone. */
  phone: string | null;
  /** A number that is being proven, and since when. */
  asked_phone: string | null;
  asked_at: number | null;
  asked_attempts: number;
}
/** One message on its way to one addressee by one channel. */
export interface DeliveriesTable {
  id: string;
  event_id: string;
  channel: 'mail' | 'sms' | 'slack' | 'webhook';
  /** Who, as the event's own: `a:<account>`, `e:<e-mail>`, `operators` or `w:<webhook>`. */
  addressee: string;
  /** What the breaker guards: `mail`, `sms`, `slack`, `webhook:<id>`. */
  destination: string;
  kind: string;
  account_id: string | null;
  /** Where to, if that is not the account's to say. */
  address: string | null;
  locale: 'ko' | 'en';
  /** JSON for the kind's texts, or the event for a webhook; never a secret. */
  data: string;
  status: 'pending' | 'sent' | 'dead' | 'dropped';
  attempts: number;
  /** When it is tried next; while somebody tries it, when their lease ends. */
  due_at: number;
  /** Whose attempt counts: a later claim takes it away. */
  lease: string | null;
  created_at: number;
  finished_at: number | null;
  last_error: string | null;
  /** JSON: the newest attempts. */
  log: string;
}
/** The circuit breaker of one destination, shared by all instances. */
export interface DeliveryDestinationsTable {
  destination: string;
  channel: 'mail' | 'sms' | 'slack' | 'webhook';
  state: 'closed' | 'open' | 'half-open';
  /** In a row. */
  failures: number;
  /** How often it has opened since the last success. */
  openings: number;
  opened_at: number | null;
  /** From then on one may try; while half-open, when that one is given up. */
  retry_at: number | null;
  last_error: string | null;
  last_sent_at: number | null;
}
/** An address outside that is told of events. */
export interface WebhooksTable {
  id: string;
  url: string;
  /** JSON: patterns of event names. */
  events: string;
  description: string;
  status: 'active' | 'disabled';
  disabled_because: 'operator' | 'failing' | 'gone' | null;
  failing_since: number | null;
  /** Sealed, as is the one before it. */
  secret: string;
  previous_secret: string | null;
  previous_until: number | null;
  created_at: number;
}
/** What would have been sent, where nothing is set up to send it. */
export interface CapturedMessagesTable {
  id: string;
  channel: 'mail' | 'sms' | 'slack';
  recipient: string;
  subject: string;
  text: string;
  html: string | null;
  headers: string;
  at: number;
}

export interface NotificationsTables {
  notifications: NotificationsTable;
  notification_inboxes: NotificationInboxesTable;
  deliveries: DeliveriesTable;
  delivery_destinations: DeliveryDestinationsTable;
  webhooks: WebhooksTable;
  captured_messages: CapturedMessagesTable;
}
