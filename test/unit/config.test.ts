import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

import { describe, expect, it } from 'vitest';

import { readConfig, type Environment } from '../../server/platform/config.ts';
import { aliases, Variables } from '../../server/platform/config-variables.ts';

const machine = { locale: 'en-GB', zone: 'Europe/London' };
const read = (env: Environment) => readConfig(env, machine);
const complaint = (env: Environment): string => {
  try {
    read(env);
  } catch (error) {
    return String(error);
  }
  return 'accepted';
};

describe('settings', () => {
  it('when nothing is set, then ports, addresses, zone and region have values and no secret has', () => {
    const config = read({});
    expect(config.doors).toEqual({ webhookPort: 4780, deskPort: 4781 });
    expect(config.tunnel.mode).toBeUndefined();
    expect(config.business).toMatchObject({ zone: 'Europe/London', region: 'GB' });
    expect(config.secrets).toEqual({
      webhook: [],
      initiation: [],
      tool: [],
      brain: [],
      relay: [],
      apiToken: undefined,
      masterKey: undefined,
      madeUp: [],
    });
  });

  it('when the machine names no region, then it is US', () => {
    expect(readConfig({}, { locale: 'en', zone: 'UTC' }).business.region).toBe('US');
    expect(readConfig({}, { locale: 'zh-Hant-TW', zone: 'UTC' }).business.region).toBe('TW');
  });

  it('when a secret is being changed, then the one in use comes first', () => {
    const config = read({
      LINEKEEPER_TOOL_SECRET: 'the-new-tool-secret',
      LINEKEEPER_TOOL_SECRET_PREVIOUS: 'the-old-tool-secret',
    });
    expect(config.secrets.tool).toEqual(['the-new-tool-secret', 'the-old-tool-secret']);
  });

  it.each(Object.entries(aliases))('when only the other name of %s is set, then it counts', (name, alias) => {
    const value = name.endsWith('URL') ? 'https://example.com/base/' : 'a-long-enough-secret';
    expect(JSON.stringify(read({ [alias]: value }))).toContain(value.replace(/\/$/, ''));
    expect(JSON.stringify(read({ [name]: value, [alias]: `${value}x` }))).not.toContain(`${value}x`);
  });

  it('when a value is empty or blank, then it counts as not set', () => {
    expect(read({ LINEKEEPER_WEBHOOK_PORT: '', ELEVENLABS_API_KEY: '  ' })).toEqual(read({}));
  });

  it('when overrides are listed, then exactly those are on', () => {
    expect(read({ LINEKEEPER_OVERRIDES: 'first_message, voice' }).business.overrides).toEqual({
      firstMessage: true,
      prompt: false,
      language: false,
      voice: true,
      longestCall: false,
    });
  });

  it('when it was read, then nobody can change it', () => {
    const config = read({ LINEKEEPER_TOOL_SECRET: 'a-long-enough-secret' });
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.doors)).toBe(true);
    expect(Object.isFrozen(config.secrets.tool)).toBe(true);
  });

  it('when several are bad, then one sentence names them all and repeats no value', () => {
    const bad = {
      LINEKEEPER_WEBHOOK_PORT: '70000',
      LINEKEEPER_DESK_PORT: 'PLANTED-1',
      LINEKEEPER_TUNNEL: 'PLANTED-2',
      LINEKEEPER_INITIATION_SECRET: 'PLANTED-3',
      LINEKEEPER_API_TOKEN: 'PLANTED-4-is-too-short',
      LINEKEEPER_MASTER_KEY: 'PLANTED-5',
      LINEKEEPER_PHONE_REGION: 'XX',
      LINEKEEPER_TIME_ZONE: 'PLANTED-6',
      LINEKEEPER_OVERRIDES: 'prompt,PLANTED-7',
      LINEKEEPER_TRADE: 'PLANTED-8',
      LINEKEEPER_LANGUAGE: 'PLANTED_9',
      APP_BASE_URL: 'http://PLANTED-10.example.com',
      LLM_BASE_URL: 'https://PLANTED-11:secret@example.com',
      TWILIO_ACCOUNT_SID: 'PLANTED-12',
      TWILIO_PHONE_NUMBER: 'PLANTED-13',
    };
    const sentence = complaint(bad);
    for (const name of Object.keys(bad)) expect(sentence).toContain(`${name} must`);
    expect(sentence).not.toMatch(/PLANTED|70000/);
  });

  it('when an old secret stands alone, then that is an error', () => {
    expect(complaint({ LINEKEEPER_TOOL_SECRET_PREVIOUS: 'the-old-tool-secret' })).toContain(
      'LINEKEEPER_TOOL_SECRET_PREVIOUS is of no use without LINEKEEPER_TOOL_SECRET',
    );
  });

  it.each(['0', '65535'])('when a port is %s, then it is accepted', (port) => {
    expect(read({ LINEKEEPER_WEBHOOK_PORT: port }).doors.webhookPort).toBe(Number(port));
  });

  it.each(['65536', '-1', '1e3', '4780.0', '0x10'])('when a port is %s, then it is refused', (port) => {
    expect(complaint({ LINEKEEPER_WEBHOOK_PORT: port })).toContain('must be a port');
  });

  it.each([
    { LINEKEEPER_WEBHOOK_PORT: '5000', LINEKEEPER_DESK_PORT: '5000' },
    { LINEKEEPER_WEBHOOK_PORT: '4781' },
    { LINEKEEPER_DESK_PORT: '4780' },
  ])('when both doors would have one port (%j), then one sentence names both settings', (env) => {
    expect(complaint(env)).toContain('LINEKEEPER_WEBHOOK_PORT and LINEKEEPER_DESK_PORT must not be the same.');
  });

  it('when both doors take any free port, then that is accepted', () => {
    expect(read({ LINEKEEPER_WEBHOOK_PORT: '0', LINEKEEPER_DESK_PORT: '0' }).doors.deskPort).toBe(0);
  });

  it.each(['Hello {{caller_name}}', 'It is {{ system__time }}', 'Hello {{business}}', 'Hello {nobody}', 'Hello }'])(
    'when the greeting is %j, then it is refused',
    (greeting) => {
      expect(complaint({ LINEKEEPER_GREETING: greeting })).toContain('LINEKEEPER_GREETING may hold no braces but');
    },
  );

  it('when the greeting holds the shop and the name, then it is accepted', () => {
    expect(read({ LINEKEEPER_GREETING: '{business}, hello {name}' }).business.greeting).toContain('{name}');
  });

  it('when the public address is this machine itself, then plain http is accepted', () => {
    expect(read({ PUBLIC_BASE_URL: 'http://127.0.0.1:4780' }).tunnel.publicUrl).toBe('http://127.0.0.1:4780');
  });

  it('when the example file is read, then it names every variable, sets no secret and is accepted', () => {
    const example = parseEnv(readFileSync('.env.example', 'utf8'));
    expect(Object.keys(example).sort()).toEqual(Object.keys(Variables.shape).sort());
    expect(Object.fromEntries(Object.entries(example).filter(([, value]) => value))).toEqual({
      LINEKEEPER_WEBHOOK_PORT: '4780',
      LINEKEEPER_DESK_PORT: '4781',
    });
    expect(read(example)).toEqual(read({}));
  });
});
