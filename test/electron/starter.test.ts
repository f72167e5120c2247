import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';

import { followBuilds, tellStarter } from '../../electron/starter.ts';

describe('who started the desktop program by hand', () => {
  it('when somebody did, then they hear that it came up; when nobody did, then nothing happens', () => {
    const send = vi.fn(() => true);

    tellStarter({ send });
    tellStarter({});

    expect(send.mock.calls).toEqual([['started']]);
  });

  it('when npm run dev built the page anew, then the window reads it again, and no other word does that', () => {
    const machine = new EventEmitter();
    const reload = vi.fn();
    followBuilds({ machine, reload });

    machine.emit('message', 'something');
    expect(reload).not.toHaveBeenCalled();
    machine.emit('message', 'reload');

    expect(reload).toHaveBeenCalledOnce();
  });
});
