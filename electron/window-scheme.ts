import type { ElectronParts } from './electron-parts.ts';

const SCHEME = 'app';
const HOST = 'main';

/** The one origin of the window. Nothing else is ever shown in it. */
export const WINDOW_ORIGIN = `${SCHEME}://${HOST}`;

/** Standard and secure: the page has an origin of its own, as from a server. To be called before Electron is ready. */
export function registerWindowScheme(protocol: Pick<ElectronParts['protocol'], 'registerSchemesAsPrivileged'>): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

type Answer = (request: Request) => Promise<Response>;

export function serveWindow(protocol: Pick<ElectronParts['protocol'], 'handle'>, answer: Answer): void {
  protocol.handle(SCHEME, answer);
}

/** Whether an address leads to the window's own page, as the address itself says and not as it begins. */
export function isOfWindow(address: string): boolean {
  const url = URL.parse(address);
  if (!url || url.protocol !== `${SCHEME}:` || url.host !== HOST) return false;
  return url.username === '' && url.password === '';
}
