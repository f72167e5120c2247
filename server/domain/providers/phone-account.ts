import type { TextReport } from '../texts/incoming.ts';

/** The Twilio account in our words. `server/integrations/twilio` speaks to it; every method throws `ProviderFault`. */
export type PhoneAccount = {
  account(): Promise<{ sid: string; name: string; isTrial: boolean; isActive: boolean }>;
  numbers: {
    list(): Promise<readonly PhoneLine[]>;
    read(sid: string): Promise<PhoneLine>;
    /** Sets what is given and leaves the rest. */
    change(sid: string, change: Partial<LineRoutes>): Promise<void>;
  };
  /** What answers while this computer is off: kept by Twilio (a Studio flow), so it needs nothing of ours. */
  fallbacks: {
    list(): Promise<readonly { id: string; name: string; url: string }[]>;
    add(fallback: Fallback): Promise<{ id: string; url: string }>;
    change(id: string, fallback: Fallback): Promise<void>;
    remove(id: string): Promise<void>;
  };
  calls: {
    /** Ends a call that is going on. No fault where it is over. */
    end(callSid: string): Promise<void>;
    /** Joins the caller of a live call to a person; the TwiML says how. */
    redirect(callSid: string, twiml: string): Promise<void>;
    read(callSid: string): Promise<{ status: string; durationSeconds: number | null; price: LinePrice | null }>;
  };
  /** What callers left on the machine; nobody but Twilio keeps it. */
  recordings: {
    /** MP3 as it comes; ends when the signal aborts. */
    audio(recordingSid: string, signal: AbortSignal): Promise<{ type: string; bytes: AsyncIterable<Uint8Array> }>;
    /** No fault where it is gone already. */
    remove(recordingSid: string): Promise<void>;
  };
  /**
   * Sends a text once. `reportTo`: where the provider tells what became of it; `withinSeconds`: how long it may try to
   * hand it on, 1 to 14,400.
   */
  text(message: {
    from: string;
    to: string;
    body: string;
    reportTo?: string | null;
    withinSeconds?: number;
  }): Promise<{ sid: string }>;
  /**
   * The newest texts that the account sent to a number, 200 at most, to find out what became of one. `since`: from when on
   * none is left out, as an ISO instant; null where these are all there are.
   */
  textsTo(number: string): Promise<{ texts: readonly ListedText[]; since: string | null }>;
  /** The last errors Twilio noted down itself, newest first. */
  alerts(since: Date): Promise<readonly { code: string; at: string; resource: string | null }[]>;
};

export type ListedText = { sid: string; body: string; report: TextReport };

export type LinePrice = { amount: number; currency: string };

/** How a line is answered. An empty string clears it. */
export type LineRoutes = {
  voiceUrl: string;
  voiceMethod: 'GET' | 'POST';
  fallbackUrl: string;
  fallbackMethod: 'GET' | 'POST';
  statusUrl: string;
  statusMethod: 'GET' | 'POST';
  /** Where texts to the number go. */
  textUrl: string;
  textMethod: 'GET' | 'POST';
};

export type PhoneLine = LineRoutes & {
  sid: string;
  /** E.164. */
  number: string;
  label: string;
  canSpeak: boolean;
  canText: boolean;
  /** Either of these makes Twilio ignore the voice address. */
  trunkSid: string | null;
  applicationSid: string | null;
};

export type Fallback = { name: string } & (
  | { kind: 'forward'; to: string; seconds: number; language: string; busyMessage: string }
  | { kind: 'voicemail'; language: string; message: string; longestSeconds: number }
  | { kind: 'message'; language: string; message: string }
);
