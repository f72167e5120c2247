import type { Machine } from './electron-parts.ts';

/**
 * Tells the one who started this program by hand (`npm start`, `npm run dev`) that it can have a window, or has told its
 * user why not: whoever hears nothing serves without a window instead. An installed program has nobody to tell.
 */
export function tellStarter(machine: Pick<Machine, 'send'>): void {
  machine.send?.('started');
}

type Following = {
  machine: { on(event: 'message', listener: (message: unknown) => void): unknown };
  reload: () => void;
};

/** `npm run dev` says when the page was built anew. */
export function followBuilds({ machine, reload }: Following): void {
  machine.on('message', (message) => {
    if (message === 'reload') reload();
  });
}
