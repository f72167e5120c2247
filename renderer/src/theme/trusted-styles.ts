type Rules = { createHTML: (text: string) => string | null };

declare global {
  interface Window {
    trustedTypes?: { createPolicy: (name: 'default', rules: Rules) => unknown };
    /** Read by the small library that locks scrolling behind a dialog, when it adds its style. */
    __webpack_nonce__?: string;
  }
}

/** The nonce of this page's own styles, put into the page by the door that served it. */
export function styleNonce(): string {
  return document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? '';
}

/**
 * Mantine fills its style elements through innerHTML, which the page's policy refuses to everybody. Text without `<`
 * cannot become an element wherever it is put, so that alone is let through; anything else stays refused.
 */
export function allowStylesOnly(page: Window): void {
  page.trustedTypes?.createPolicy('default', { createHTML: onlyPlainText });
  page.__webpack_nonce__ = styleNonce();
}

/** The text itself, or null (which the browser turns into a refusal) where markup could begin. */
export function onlyPlainText(text: string): string | null {
  return text.includes('<') ? null : text;
}
