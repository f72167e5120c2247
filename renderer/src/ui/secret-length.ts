/** What the app takes. */
export const LONGEST_SECRET = 2000;

/** Whether a secret would be refused for its length. */
export function isTooLong(secret: string): boolean {
  return secret.length > LONGEST_SECRET;
}
