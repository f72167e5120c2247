/**
 * What the window may do in a browser: run our own scripts, load from our own door, and nothing else. Styles that a
 * script adds need the nonce of the page. Script sinks take no plain string (Trusted Types); the window's one policy,
 * `default`, lets pass what cannot be markup: see renderer/src/theme/trusted-styles.ts.
 */
export function windowPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}
