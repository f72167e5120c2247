/** Audio as both providers send it, checked so that it can be put into a message without being escaped. */
export const BASE64 = /^[a-z\d+/]+={0,2}$/i;

/** The object that a text frame of JSON holds; null for anything else. Nothing of it is checked yet. */
export function objectIn(frame: string): object | null {
  try {
    const value: unknown = JSON.parse(frame);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
