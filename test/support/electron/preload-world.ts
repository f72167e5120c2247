import { createRendererIpc } from './renderer-ipc.ts';
import { createWire } from './wire.ts';
import { exposeOn, joinWorlds } from './worlds.ts';

/** The world a preload script runs in, beside the page's own, as Electron names it. */
export const ISOLATED_WORLD = 'Electron Isolated Context';
/** The one function of that world that leads to the program, and the one that leads back. */
export const ASK = '__standInAsk';
export const DELIVER = '__standInDeliver';

const HERE = '__standInPage';
const THERE = '__standInPreload';

/** Runs first in the page's own world, before any script of the page. */
export function pageWorldScript(): string {
  const side = `{ meeting: document, hears: '${HERE}', tells: '${THERE}', wire, entrance: expose(window) }`;
  return inMainFrame(`
    const wire = (${createWire.toString()})();
    const expose = ${exposeOn.toString()};
    (${joinWorlds.toString()})(${side});`);
}

/** Runs the preload bundle beside the page: it may ask for `electron` and for nothing else, as in a sandboxed window. */
export function preloadWorldScript(bundle: string): string {
  const side = `{ meeting: document, hears: '${THERE}', tells: '${HERE}', wire }`;
  return inMainFrame(`
    const wire = (${createWire.toString()})();
    const expose = (${joinWorlds.toString()})(${side});
    const ask = (text) => globalThis.${ASK}(text);
    const ipc = (${createRendererIpc.toString()})({ ask, wire });
    globalThis.${DELIVER} = ipc.deliver;
    const contextBridge = { exposeInMainWorld: (key, api) => expose(key, api) };
    const electron = { contextBridge, ipcRenderer: ipc.ipcRenderer };
    const require = (name) => {
      if (name === 'electron') return electron;
      throw new Error('module not found: ' + name);
    };
    const process = { contextIsolated: true, sandboxed: true, type: 'renderer' };
    const exports = {};
    try {
      (function (exports, require, module, process) {${bundle}
      })(exports, require, { exports }, process);
    } catch (error) {
      ask(JSON.stringify({ kind: 'preload-error', message: String(error) }));
    }`);
}

/** A frame inside the page gets no preload script. */
function inMainFrame(script: string): string {
  return `if (window === window.top) { (() => {${script}\n})(); }`;
}
