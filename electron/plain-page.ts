import { randomBytes } from 'node:crypto';

import { windowPolicy } from '../server/platform/window-policy.ts';

/** What the window says while there is nothing else to show: no program behind it, or no page that stays alive. */
export type Notice = { title: string; lines: readonly string[]; language: string };

/** The notice as a page without any script, and the policy it is served under. */
export function toPlainPage({ title, lines, language }: Notice): { html: string; policy: string } {
  const nonce = randomBytes(16).toString('base64url');
  const words = lines.map((line) => `<p>${escaped(line)}</p>`).join('');
  const html = `<!doctype html><html lang="${escaped(language)}"><meta charset="utf-8"><title>${escaped(title)}</title>
<meta name="color-scheme" content="light dark"><style nonce="${nonce}">${STYLE}</style>
<main><h1>${escaped(title)}</h1>${words}</main></html>`;
  return { html, policy: windowPolicy(nonce) };
}

const STYLE =
  'body{font:1.1rem/1.5 system-ui,sans-serif;margin:0}main{max-width:36rem;margin:12vh auto;padding:0 2rem}';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '');
}
