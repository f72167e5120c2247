import { expect, test } from 'vitest';

import { commands, type CommandName } from '#contract/commands.ts';

import { trailTexts } from '../../renderer/src/texts/trail.ts';
import { auditedAs } from '../../server/domain/audited.ts';
import { staffRight } from '../../server/domain/staff-rights.ts';

/** Every command that is written down when it is given, or when it is refused to staff. */
const written = (Object.keys(commands) as CommandName[]).filter(
  (name) => auditedAs(name) !== null || staffRight(name) === 'owner',
);

test.each(['en', 'de'] as const)(
  'when a command can stand in who saw or changed what, then it has words in %s',
  (language) => {
    const words: Readonly<Record<string, string>> = trailTexts[language];
    expect(Object.keys(words).sort()).toEqual([...written].sort());
    expect(new Set(Object.values(words)).size).toBe(written.length);
    for (const text of Object.values(words)) expect(text).toMatch(/^\p{Lu}[^.]*$/u);
  },
);
