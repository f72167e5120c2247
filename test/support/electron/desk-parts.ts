import { EventEmitter } from 'node:events';
import type { Clipboard, Dialog, Display, NativeTheme, Shell, SystemPreferences } from 'electron';

/** What lies in the clipboard. */
export function createClipboard() {
  const held = { text: '' };
  const clipboard: Pick<Clipboard, 'writeText' | 'readText'> = {
    writeText: async (text) => void (held.text = text),
    readText: async () => held.text,
  };
  return { clipboard, held };
}

/** What was given to the owner's browser or file manager, which opens nothing here. */
export function createShell() {
  const opened: string[] = [];
  const shell: Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'> = {
    openExternal: async (url) => void opened.push(url),
    openPath: async (path) => {
      opened.push(path);
      return '';
    },
    showItemInFolder: (path) => void opened.push(path),
    beep: () => undefined,
  };
  return { shell, opened };
}

type Asked = { title?: string; message: string; detail?: string; buttons?: string[] };
/** The button the owner presses, now or later; undefined for an answer that never comes. */
export type Answer = (asked: Asked) => number | Promise<number> | undefined;

/** Questions and complaints of the system's own, answered by `answer`. */
export function createDialog(answer: Answer) {
  const asked: Asked[] = [];
  const errors: { title: string; content: string }[] = [];
  const unanswered = new Promise<never>(() => undefined);

  async function showMessageBox(...given: Parameters<Dialog['showMessageBox']> | [Electron.MessageBoxOptions]) {
    const options = given.at(-1) as Electron.MessageBoxOptions;
    asked.push(options);
    const response = answer(options);
    return response === undefined ? unanswered : { response: await response, checkboxChecked: false };
  }
  const saved: { filePath: string } = { filePath: '' };
  /** What happens while a box of complaint stands, set by the test. */
  const boxed = { meanwhile: (): void => undefined };
  const dialog = {
    showMessageBox,
    /** Saves where the test says; cancelled where it says nothing. */
    showSaveDialog: async () => ({ canceled: saved.filePath === '', ...saved }),
    /** Modal: while it stands nothing else of the main process runs, however long nobody is there to press OK. */
    showErrorBox(title: string, content: string): void {
      errors.push({ title, content });
      boxed.meanwhile();
    },
  };
  return { dialog, asked, errors, saved, boxed };
}

/** Light or dark, changed by the test through `set`. */
export class StandInTheme extends EventEmitter implements Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'> {
  shouldUseDarkColors = false;
  shouldUseDarkColorsForSystemIntegratedUI = false;
  shouldUseHighContrastColors = false;
  prefersReducedTransparency = false;
  themeSource: NativeTheme['themeSource'] = 'system';
  set(dark: boolean): void {
    this.shouldUseDarkColors = dark;
    this.shouldUseDarkColorsForSystemIntegratedUI = dark;
    this.emit('updated');
  }
}

type KnownDisplay = Pick<Display, 'id' | 'bounds' | 'workArea' | 'scaleFactor'>;

/** One display of 1920 × 1080 with a bar of 40 points above. */
export class StandInScreen extends EventEmitter {
  displays: KnownDisplay[] = [
    {
      id: 1,
      bounds: { x: 0, y: 0, width: 1920, height: 1080 },
      workArea: { x: 0, y: 40, width: 1920, height: 1040 },
      scaleFactor: 1,
    },
  ];
  getAllDisplays(): KnownDisplay[] {
    return this.displays;
  }
  getPrimaryDisplay(): KnownDisplay | undefined {
    return this.displays[0];
  }
}

/** What the owner asked of the system: less motion, if `calm`. */
export function createPreferences() {
  const held = { calm: false };
  const systemPreferences: Pick<SystemPreferences, 'getAnimationSettings'> = {
    getAnimationSettings: () => ({
      prefersReducedMotion: held.calm,
      scrollAnimationsEnabledBySystem: true,
      shouldRenderRichAnimation: !held.calm,
    }),
  };
  return { systemPreferences, held };
}
