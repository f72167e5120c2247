import { expect, it, onTestFinished } from 'vitest';

import { ownerOf } from '../support/owner.ts';
import { startTestApp } from '../support/test-app.ts';

const ADDRESS = 'http://127.0.0.1:9/v1';

it.each(['LLM_BASE_URL', 'OPENCLAW_API_BASE_URL'])(
  'when %s sets the address of the model, then that name is told to whoever would change it',
  async (variable) => {
    const app = await startTestApp({ env: { [variable]: ADDRESS, LLM_MODEL: 'small' } });
    onTestFinished(() => app.stop());
    const { ask } = ownerOf(app);
    expect((await ask('model.get', {})).setBy).toEqual({ baseUrl: variable, name: 'LLM_MODEL' });
    const other = { baseUrl: 'http://127.0.0.1:10/v1', name: 'small' };
    await expect(app.execute('model.save', other)).rejects.toThrow(`${variable} sets it`);
  },
);
