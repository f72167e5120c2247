const BYTES = 32;

/** A secret nobody can guess: 64 hex digits from the browser's own source of chance. */
export function inventedSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
