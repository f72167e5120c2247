import { expect, it } from 'vitest';

import { commands, type CommandName } from '#contract/commands.ts';
import { staffRight } from '../../server/domain/staff-rights.ts';

const all = Object.keys(commands) as CommandName[];
const withRight = (right: string | undefined): string[] => all.filter((name) => staffRight(name) === right).toSorted();

it('when all commands are gone through, then somebody has decided about each what staff may', () => {
  expect(withRight(undefined), 'add a row in server/domain/staff-rights.ts').toEqual([]);
});

it('when staff may use a command, then it is one of these: a new one is decided about here too', () => {
  expect(withRight('allowed')).toEqual(['access.get', 'access.lock', 'access.stay', 'access.unlock']);
  expect(withRight('masked')).toEqual([
    ...['appointments.list', 'appointments.settle', 'businesses.list', 'callers.list', 'tasks.done'],
    ...['today.get', 'waitlist.list'],
  ]);
});
