import { describe, expect, it } from 'vitest';

import { isOnThisComputer, modelInUse } from '../../server/domain/model/model-in-use.ts';

describe('the model in use', () => {
  it.each([
    ['http://127.0.0.1:11434/v1', true],
    ['http://127.8.9.10', true],
    ['http://localhost:1234', true],
    ['http://models.localhost', true],
    ['http://[::1]:8000', true],
    ['https://api.openai.com/v1', false],
    ['http://192.168.1.20:11434', false],
    ['http://127.0.0.1.example.com', false],
    ['http://localhost.example.com', false],
    ['http://0.0.0.0:11434', false],
    ['nonsense', false],
  ])('when its address is %s, then whether it stays on this computer is %s', (address, here) => {
    expect(isOnThisComputer(address)).toBe(here);
  });

  it('when the environment names one, then it wins field by field over what was chosen', () => {
    const kept = { baseUrl: 'http://127.0.0.1:1', name: 'chosen' };
    expect(modelInUse({ baseUrl: undefined, name: undefined }, kept)).toEqual(kept);
    expect(modelInUse({ baseUrl: 'http://127.0.0.1:2', name: undefined }, kept)).toEqual({
      ...kept,
      baseUrl: 'http://127.0.0.1:2',
    });
    expect(modelInUse({ baseUrl: undefined, name: 'set' }, { baseUrl: null, name: null })).toBeNull();
  });
});
