import { describe, expect, it } from 'vitest';

import { mayBeAgent } from '../../renderer/src/features/setup/chosen-agent.ts';
import { asPasted } from '../../renderer/src/features/setup/key-check.ts';

const VOICE = `sk_${'0123456789abcdef'.repeat(3)}`;

describe('what the wizard is given', () => {
  it.each([
    `"${VOICE}"`,
    `'${VOICE}' `,
    `“${VOICE}”`,
    `xi-api-key: ${VOICE}`,
    `"xi-api-key": "${VOICE}"`,
    `XI-API-KEY=${VOICE}`,
  ])('when it was copied as %s, then the key alone is sent', (text) => expect(asPasted(text)).toBe(VOICE));

  it('when the chosen agent is gone at ElevenLabs, then it is not gone on with', () => {
    const agents = [{ id: 'agent_1', name: 'Front desk', lastCallAt: null }];
    expect(['agent_1', 'agent_gone', ''].map((id) => mayBeAgent(agents, id))).toEqual([true, false, false]);
    expect(mayBeAgent(undefined, 'agent_1')).toBe(true);
  });
});
