import { describe, expect, it } from 'vitest';

import type { CommandHandlers } from '#contract/commands.ts';
import { createExecute } from '../../server/execute.ts';
import { CountCursor, fromCursor } from '../../server/services/cursor.ts';
import { readScript } from '../../server/services/rehearsal-files.ts';

/** What the API and the command line say where the window says it in other words. */
describe('what a program is told', () => {
  it('when a cursor is none of the list’s, then the message names the cursor', () => {
    expect(() => fromCursor('x', CountCursor)).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/^The cursor/) as string,
        reason: { code: 'cursor_unknown', values: {} },
      }),
    );
  });

  it('when there is no such script, then the message says how to see which there are', async () => {
    await expect(readScript('/nowhere/at-all.json')).rejects.toMatchObject({
      message: expect.stringContaining('--list') as string,
      reason: { code: 'no_such_rehearsal' },
    });
  });

  it('when there is no such command, then the message says no more than that', async () => {
    // None is reached.
    const execute = createExecute({} as CommandHandlers);
    await expect(execute('no.such-command', {})).rejects.toMatchObject({
      message: 'Unknown command',
      reason: { code: 'no_such_command' },
    });
  });
});
