/** The running product, as far as the receptionist set needs it. Every number is one of the set's invented ones. */
export type Desk = {
  /** Moves the product's clock; it never goes back. Milliseconds since 1970. */
  setClock(at: number): void;
  /** Asks as ElevenLabs does when the phone rings. */
  ring(body: Record<string, string>): Promise<unknown>;
  /** Delivers these exact bytes, signed at the present time. */
  finish(body: string): Promise<void>;
  /** Waits until everything delivered so far is learned. */
  settle(): Promise<void>;
  /** Staff let in what waits in one slot of this caller. */
  review(number: string, slot: string): Promise<void>;
  /** All that is known of this caller, in a form that can be compared. */
  record(number: string): Promise<string>;
  /** Forgets everybody behind this number. */
  forget(number: string): Promise<void>;
  /** Every file of the data directory and the logs. */
  files(): Promise<string[]>;
};
