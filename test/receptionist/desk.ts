/** A caller as the owner can name one: the number, the shop it calls, and the calls that came from it. */
export type Who = { number: string; business: string; conversations: readonly string[] };

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
  /** Staff let in what waits in one slot of this caller, denials apart. */
  review(who: Who, slot: string): Promise<void>;
  /** All that is known of everybody behind this number, in a form that can be compared. */
  record(who: Who): Promise<string>;
  /** Forgets everybody behind this number. */
  forget(who: Who): Promise<void>;
  /** Every file of the data directory and the logs. */
  files(): Promise<string[]>;
};

type Caller = { number: string; shop: { id: string }; calls: readonly { conversationId: string }[] };

export function toWho({ number, shop, calls }: Caller): Who {
  return { number, business: shop.id, conversations: calls.map(({ conversationId }) => conversationId) };
}
