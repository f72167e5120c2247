import type { Host, HostState } from '../../server/contract/host.ts';

/** A desktop program that only remembers what it was told. */
export function aDesktop(over: Partial<HostState> = {}) {
  const state: HostState = {
    ...{ demo: false, loginItem: 'off', keepAwake: false, notify: true, checkUpdates: true, keyIn: 'keychain' },
    ...over,
  };
  const done: string[] = [];
  const answers: { copyKey: boolean; folder: string | null; changeDemo: () => Promise<void> } = {
    ...{ copyKey: true, folder: null },
    changeDemo: () => Promise.resolve(),
  };
  const host: Host = {
    get: () => state,
    save({ loginItem, ...chosen }) {
      Object.assign(state, chosen, loginItem !== undefined && { loginItem: loginItem ? 'on' : 'off' });
      return state;
    },
    openFolder: () => Promise.resolve(void done.push('folder')),
    chooseFolder: () => (done.push('choose'), Promise.resolve(answers.folder)),
    copyKey: () => (done.push('key'), Promise.resolve(answers.copyKey)),
    changeDemo: (on) => (done.push(`demo ${on ? 'on' : 'off'}`), answers.changeDemo()),
  };
  return { host, state, done, answers };
}
