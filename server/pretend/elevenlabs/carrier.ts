/** What the pretended ElevenLabs asks of a pretended Twilio when a number is imported or rung. */
export type Carrier = {
  /** Whether these keys open the account, and the number is in it. */
  has: (keys: { sid: string; token: string }, number: string) => boolean;
  /** Points the number's voice, and texts if wished, at ElevenLabs (elevenlabs.md §3.2). */
  takeOver: (number: string, addresses: { voiceUrl: string; statusUrl: string; smsUrl: string | null }) => void;
  /** Takes those addresses away again. */
  letGo: (number: string) => void;
  /** Rings a phone from a number of the account. */
  ring: (call: { from: string; to: string }) => { callSid: string };
};
