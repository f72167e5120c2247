import type { Session } from 'electron';
import type { Browser, BrowserContext, Route } from 'playwright-core';

type Asked = Parameters<NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>>;
type CheckedPermission = Parameters<NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>>;
type Setters =
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler';

/** The one profile of the program's windows: a context of Chromium's, kept for as long as the program runs. */
export function createSession(browser: () => Promise<Browser>) {
  let context: Promise<BrowserContext> | undefined;
  let onRequest: Parameters<Session['setPermissionRequestHandler']>[0] = null;
  let onCheck: Parameters<Session['setPermissionCheckHandler']>[0] = null;
  let onDevice: Parameters<Session['setDevicePermissionHandler']>[0] = null;
  let onDisplay: Parameters<Session['setDisplayMediaRequestHandler']>[0] = null;

  const defaultSession: Pick<Session, Setters> = {
    setPermissionRequestHandler: (handler) => void (onRequest = handler),
    setPermissionCheckHandler: (handler) => void (onCheck = handler),
    setDevicePermissionHandler: (handler) => void (onDevice = handler),
    setDisplayMediaRequestHandler: (handler) => void (onDisplay = handler),
  };

  return {
    defaultSession,
    /** Chromium's context, every request of which goes through `route`. */
    open(route: (route: Route) => Promise<void>): Promise<BrowserContext> {
      context ??= browser().then(async (running) => {
        const made = await running.newContext({
          locale: 'en-GB',
          timezoneId: 'Europe/London',
          serviceWorkers: 'block',
        });
        await made.route('**/*', route);
        // Headless Chromium opens every window that is asked for. What a program denies, Electron never opens.
        made.on('page', (page) => {
          void page.opener().then((opener) => opener && page.close().catch(() => undefined));
        });
        return made;
      });
      return context;
    },
    /** Whether a page would get this permission; without a handler, Electron grants everything. */
    isGranted(contents: Asked[0], permission: Asked[1]): Promise<boolean> {
      if (!onRequest) return Promise.resolve(true);
      const details = { isMainFrame: true, requestingUrl: contents.getURL() } as Asked[3];
      return new Promise((decide) => onRequest?.(contents, permission, decide, details));
    },
    isChecked(contents: Asked[0], permission: CheckedPermission[1]): boolean {
      const details = { isMainFrame: true, requestingUrl: contents.getURL() } as CheckedPermission[3];
      return onCheck?.(contents, permission, new URL(contents.getURL()).origin, details) ?? true;
    },
    /** What somebody at the page would get who asks for a device, or to see the screen. */
    handlers: () => ({ onDevice, onDisplay }),
    async close(): Promise<void> {
      const closing = (await context)?.close();
      context = undefined;
      // Playwright answers what a page still asks, and fails where we have just done so: the browser's end is left then.
      await closing?.catch((error: unknown) => {
        if (!String(error).includes('No dialog is showing')) throw error;
      });
    },
  };
}

export type StandInSession = ReturnType<typeof createSession>;
