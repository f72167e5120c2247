import type { Machine } from './electron-parts.ts';

/** Which program is started again: the file an AppImage runs from is unmounted with the run. */
export function toProgram(env: Machine['env']): { execPath?: string } {
  return env['APPIMAGE'] ? { execPath: env['APPIMAGE'] } : {};
}
