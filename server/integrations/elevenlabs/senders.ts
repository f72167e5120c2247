/** Where ElevenLabs' webhooks and tool calls come from: US, EU, Asia, then the residencies (elevenlabs.md §2.8). */
const SENDERS: ReadonlySet<string> = new Set([
  ...['34.67.146.145', '34.59.11.47', '35.204.38.71', '34.147.113.54', '35.185.187.110', '35.247.157.189'],
  ...['34.77.234.246', '34.140.184.144', '34.93.26.174', '34.93.252.69', '34.87.23.17', '34.126.179.103'],
]);

/** Whether a request came from an address of ElevenLabs', as far as whoever passed it on tells the truth. */
export function isElevenLabsSender(address: string): boolean {
  return SENDERS.has(address.replace(/^::ffff:/i, ''));
}
