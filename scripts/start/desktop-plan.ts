/** What of this machine decides whether a window can be opened on it. */
export type Machine = {
  platform: NodeJS.Platform;
  /** Undefined on Windows. */
  uid: number | undefined;
  env: Readonly<Record<string, string | undefined>>;
};

/** Why no window can be opened on this machine, as a clause; undefined where nothing speaks against trying. */
export function whyNoDesktop({ platform, uid, env }: Machine): string | undefined {
  if (platform !== 'linux') return undefined;
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'there is no display';
  // Only without its sandbox would Chromium do so, and the window shows what strangers said.
  if (uid === 0) return 'Electron does not run as root';
  return undefined;
}

/** The one sentence that is said when there will be no window of our own. */
export function toFallbackSentence(why: string): string {
  return `Linekeeper runs without a window of its own, because ${why}: open the address of its desk in a browser.`;
}

/** What of the command line `serve` understands; the rest is about a window. */
export function toServeOptions(given: readonly string[]): string[] {
  return given.filter((option) => option !== '--hidden');
}

/** The environment for Electron: an editor's terminal may have left word that it is to be plain Node. */
export function toElectronEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE'));
}
