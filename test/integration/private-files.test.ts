import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';

import { askSystem } from '../../server/platform/ask-system.ts';
import { secrets, serve } from '../cli/support.ts';
import { filesIn } from '../support/stored.ts';

const TOKEN = 'api-token-for-tests-0123456789abcdef';
const KEY = 'sk_made-up-key-of-the-owner-0123456789';

describe('T22: others on the same computer', () => {
  it('when the program has worked for a while, then its files are its owner’s alone, and no secret stands in them or among its arguments', async () => {
    const server = await serve([], { ...secrets, LINEKEEPER_API_TOKEN: TOKEN });
    const ask = async (name: string, body: unknown): Promise<number> => {
      const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
      return (
        await fetch(new URL(`/api/${name}`, server.deskUrl), { method: 'POST', headers, body: JSON.stringify(body) })
      ).status;
    };
    expect(await ask('secrets.set', { name: 'modelKey', value: KEY })).toBe(200);
    const shop = { id: 'shop', name: 'Shop', secretVariables: { secret__desk: KEY } };
    expect(await ask('businesses.save', shop)).toBe(200);
    const said = readFileSync(`/proc/${server.pid}/cmdline`, 'utf8');
    expect(await server.stop()).toBe(0);

    const files = filesIn(server.dataDir);
    expect(files.length).toBeGreaterThan(3);
    expect([server.dataDir, ...files].filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
    const held = [...Object.values(secrets), TOKEN, KEY].filter(
      (secret) => said.includes(secret) || files.some((file) => readFileSync(file).includes(secret)),
    );
    expect(said).toContain('serve');
    expect(held).toEqual([]);
  });

  it('when a program of the system is asked, then it gets none of our variables but those it needs', async () => {
    vi.stubEnv('ELEVENLABS_API_KEY', KEY);
    vi.stubEnv('LINEKEEPER_API_TOKEN', TOKEN);
    const said = await askSystem('env', []);
    vi.unstubAllEnvs();
    expect(said).toMatch(/^PATH=/mu);
    expect(said?.match(/^\w*(?:KEY|TOKEN|SECRET|LINEKEEPER|ELEVENLABS)\w*/gmu)).toBeNull();
  });
});
