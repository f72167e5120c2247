import { EventEmitter } from 'node:events';
import type { PowerMonitor, PowerSaveBlocker } from 'electron';

type Known = 'getSystemIdleState' | 'getSystemIdleTime' | 'isOnBatteryPower' | 'onBatteryPower';

/** Sleep, lock and switching off, driven by `emit`. */
export class StandInPowerMonitor extends EventEmitter implements Pick<PowerMonitor, Known> {
  onBatteryPower = false;
  isOnBatteryPower(): boolean {
    return this.onBatteryPower;
  }
  getSystemIdleState(): 'active' {
    return 'active';
  }
  getSystemIdleTime(): number {
    return 0;
  }
}

/** What keeps the computer awake, by its id. */
export function createPowerSaveBlocker() {
  const held = new Map<number, string>();
  let started = 0;
  const powerSaveBlocker: PowerSaveBlocker = {
    start(type) {
      held.set((started += 1), type);
      return started;
    },
    stop: (id) => held.delete(id),
    isStarted: (id) => held.has(id),
  };
  return { powerSaveBlocker, held: (): string[] => [...held.values()] };
}
