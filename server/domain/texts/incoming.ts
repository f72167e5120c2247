/** A text that came in; `asked` is what the carrier did about it by itself already. */
export type IncomingText = {
  sid: string;
  from: string | null;
  to: string | null;
  body: string;
  asked: 'stop' | 'start' | 'help' | null;
};

/** What became of one of our texts; `code` is the carrier's own number for why it failed. */
export type TextReport = { state: 'sent' | 'delivered' | 'failed'; code: string | null };
