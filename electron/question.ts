import type { BrowserWindow, MessageBoxOptions } from 'electron';

import type { ElectronParts } from './electron-parts.ts';

export type Dialog = Pick<ElectronParts['dialog'], 'showMessageBox'>;

type Question = Required<Pick<MessageBoxOptions, 'type' | 'message' | 'detail'>> & {
  buttons: readonly [first: string, second: string];
  /** The one that Return takes. */
  preferred: 'first' | 'second';
  /** The one that closing the question means. */
  closing: 'first' | 'second';
  /** Whose question it is; without one it stands alone. */
  window?: BrowserWindow;
};

/** Whether the owner chose the first of two. Never the modal kind, because callers are answered by the same process. */
export async function choosesFirst(dialog: Dialog, { window, buttons, preferred, closing, ...said }: Question) {
  const indexOf = (button: Question['preferred']): number => (button === 'first' ? 0 : 1);
  const [defaultId, cancelId] = [indexOf(preferred), indexOf(closing)];
  const options = { ...said, buttons: [...buttons], defaultId, cancelId, noLink: true };
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  return response === 0;
}
