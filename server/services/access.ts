import type { AccessState, Asker, Role } from '#contract/access.ts';
import type { AuditWho } from '#contract/audit.ts';
import type { ParsedInput } from '#contract/commands.ts';
import { refused } from '#contract/errors.ts';
import type { AppEvent, AppEvents } from '#contract/events.ts';
import { tell } from '#contract/told.ts';
import { pinFault, plainPin } from '../domain/pin-rules.ts';
import { toldToStaff } from '../domain/staff-events.ts';
import type { Bus } from '../platform/bus.ts';
import { hashPin } from '../platform/pin-hash.ts';
import type { Stores } from '../store/open-stores.ts';
import type { Audit } from './audit.ts';
import { createOpenWindows, type OpenWindows } from './open-windows.ts';
import { createPinProof } from './pin-proof.ts';
import { createPinShelf, type PinShelf } from './pin-shelf.ts';

type Deps = {
  stores: Pick<Stores, 'settings'>;
  audit: Pick<Audit, 'deed'>;
  bus: Bus<AppEvents>;
  now: () => Date;
  report: (where: string, error: unknown) => void;
};

export type Access = ReturnType<typeof createAccess>;

/**
 * Who sits at a window. With a PIN, every window is the staff's until it is entered there, and again after a while
 * without a touch, when it is locked, and when the program starts again: that it is unlocked is kept nowhere.
 */
export function createAccess({ stores, audit, bus, now, report }: Deps) {
  const shelf = createPinShelf({ settings: stores.settings, now, report });
  const idleMs = (): number => shelf.idleMinutes() * 60_000;
  const windows = createOpenWindows({ now, idleMs, onIdle: () => tellOf('access.locked-idle', 'program') });
  const prove = createPinProof({ shelf, now, onWrong: (who) => tellOf('access.pin-wrong', who) });
  const roles = createRoles({ shelf, windows });

  function tellOf(deed: string, who: AuditWho): void {
    audit.deed(deed, who);
    bus.publish('access.changed', {});
  }

  /** A window that was unlocked may have been left: what undoes the lock needs the PIN itself. */
  async function proveAtWindow(current: string | undefined, asker: Asker): Promise<void> {
    if (typeof asker !== 'string') await prove(current ?? '', roles.whoAsks(asker));
  }

  function changed(deed: string, asker: Asker): AccessState {
    tellOf(deed, roles.whoAsks(asker));
    return roles.state(asker);
  }

  return {
    ...roles,
    unlock: async ({ pin }: ParsedInput<'access.unlock'>, asker: Asker): Promise<AccessState> => {
      if (typeof asker === 'string' || shelf.pin() === null) return roles.state(asker);
      await prove(pin, roles.whoAsks(asker));
      windows.open(asker.session);
      return changed('access.unlocked', asker);
    },
    lock(asker: Asker): AccessState {
      if (typeof asker === 'string' || shelf.pin() === null || !windows.isOpen(asker.session))
        return roles.state(asker);
      windows.lock(asker.session);
      tellOf('access.locked', 'owner');
      return roles.state(asker);
    },
    stay(asker: Asker): AccessState {
      if (typeof asker !== 'string') windows.stay(asker.session);
      return roles.state(asker);
    },
    setPin: async ({ pin, current }: ParsedInput<'access.set-pin'>, asker: Asker): Promise<AccessState> => {
      const fault = pinFault(pin);
      if (fault !== null) throw refused('invalid_input', tell(`access_pin_${fault}`));
      await proveAtWindow(current, asker);
      const hadPin = shelf.pin() !== null;
      shelf.put(await hashPin(plainPin(pin)));
      windows.lockAll();
      if (typeof asker !== 'string') windows.open(asker.session);
      return changed(hadPin ? 'access.pin-changed' : 'access.pin-set', asker);
    },
    removePin: async ({ current }: ParsedInput<'access.remove-pin'>, asker: Asker): Promise<AccessState> => {
      if (shelf.pin() === null) return roles.state(asker);
      await proveAtWindow(current, asker);
      shelf.put(null);
      return changed('access.pin-removed', asker);
    },
    save: ({ idleMinutes }: ParsedInput<'access.save'>, asker: Asker): AccessState => {
      shelf.setIdleMinutes(idleMinutes);
      return changed('access.idle-changed', asker);
    },
    /** The computer was asleep: its clock went on, and its timers did not. */
    woke: windows.look,
    stop: windows.stop,
  };
}

/** What a PIN and the windows that it opened make of whoever asks. */
function createRoles({ shelf, windows }: { shelf: PinShelf; windows: Pick<OpenWindows, 'isOpen'> }) {
  const roleOf = (session: string): Role => (shelf.pin() === null || windows.isOpen(session) ? 'owner' : 'staff');
  const whoAsks = (asker: Asker): AuditWho => (typeof asker === 'string' ? asker : roleOf(asker.session));
  return {
    roleOf,
    whoAsks,
    /** What a window hears of an event; null where that is nothing. */
    toldTo: (session: string, event: AppEvent): AppEvent | null =>
      roleOf(session) === 'owner' ? event : toldToStaff(event),
    state: (asker: Asker): AccessState => ({
      role: whoAsks(asker) === 'staff' ? 'staff' : 'owner',
      hasPin: shelf.pin() !== null,
      idleMinutes: shelf.idleMinutes(),
      waitUntil: shelf.waitUntil()?.toISOString() ?? null,
    }),
  };
}
