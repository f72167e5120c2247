import type { ElectronParts } from './electron-parts.ts';

type Deps = {
  powerMonitor: Pick<ElectronParts['powerMonitor'], 'on'>;
  /** The computer was asleep, or somebody came back to it: what was reachable may not be any more. */
  onWake: () => void;
  /** The computer is being switched off; there are seconds left. */
  onShutdown: () => void;
  log: (what: 'suspend' | 'resume' | 'lock' | 'unlock' | 'shutdown') => void;
};

/**
 * Tells what the system does with its power. A lid that was closed is not always a sleep that is told of, so an
 * unlocked screen counts as waking too (reliability F12).
 */
export function watchPower({ powerMonitor, onWake, onShutdown, log }: Deps): void {
  powerMonitor.on('suspend', () => log('suspend'));
  powerMonitor.on('lock-screen', () => log('lock'));
  powerMonitor.on('resume', () => {
    log('resume');
    onWake();
  });
  powerMonitor.on('unlock-screen', () => {
    log('unlock');
    onWake();
  });
  powerMonitor.on('shutdown', () => {
    log('shutdown');
    onShutdown();
  });
}
