import type { Session } from 'electron';

import { isOfWindow } from './window-scheme.ts';

/** The one thing the page may do beyond showing itself: put an address or a secret where the owner clicked “copy”. */
const GRANTED = 'clipboard-sanitized-write';

type Guarded = Pick<
  Session,
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
>;

/** Without these, Electron grants everything: camera, microphone, place, devices (reliability.md §1.3). */
export function refusePermissions(session: Guarded): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(permission === GRANTED && details.isMainFrame && isOfWindow(details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => permission === GRANTED && isOfWindow(origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
}
