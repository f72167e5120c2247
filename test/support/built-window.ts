import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a build of the window leaves behind, in small: the page with the mark for its nonce, and hashed files. */
export function builtWindow() {
  const windowDir = mkdtempSync(join(tmpdir(), 'linekeeper-window-'));
  mkdirSync(join(windowDir, 'assets'), { recursive: true });
  const files = {
    'index.html':
      '<!doctype html><meta name="style-nonce" content="__NONCE__"><script type="module" src="/assets/index-a1.js"></script>',
    'assets/index-a1.js': 'document.title = "Linekeeper";',
    'assets/index-b2.css': 'body { margin: 0 }',
    'assets/font-c3.woff2': 'not really a font',
    'assets/icon-d4.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'assets/.hidden': 'not for anybody',
    'notes.txt': 'not for anybody',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(windowDir, name), text);
  return { windowDir, remove: (): void => rmSync(windowDir, { recursive: true, force: true }) };
}
