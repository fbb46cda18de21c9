/** What is printed on one ticket, in the reader's language and ready to stand there. */
export interface PaperTicket {
  readonly title: string;
  /** Day and time, such as `2026년 11월 22일 (일) 오후 7:30`. */
  readonly when: string;
  /** Venue and hall. */
  readonly where: string;
  readonly address: string;
  /** Section, row and number. */
  readonly seat: string;
  readonly grade: string;
  readonly holder: string;
  readonly ticketNo: string;
  /** Ten letters to read out. */
  readonly typed: string;
  /** Signed text for the picture. */
  readonly code: string;
  readonly notes: readonly string[];
}

/** The words around it. */
export interface PaperWords {
  readonly seat: string;
  readonly grade: string;
  readonly holder: string;
  readonly ticketNo: string;
  readonly typed: string;
}

/** Tickets to be printed on one sheet after the other. */
export interface PaperOrder {
  readonly lang: 'ko' | 'en';
  readonly title: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly words: PaperWords;
  readonly tickets: readonly PaperTicket[];
}
