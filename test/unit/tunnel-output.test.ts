import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { quickHostname, toFact, worse } from '../../server/tunnel/output-facts.ts';
import { createLineReader } from '../../server/tunnel/output-lines.ts';
import { toAddress } from '../../server/tunnel/public-address.ts';

/** The lines as 2026.7.2 writes them (cloudflared.md §4), with invented names. */
const json = (message: string, fields: object = {}): string =>
  JSON.stringify({ level: 'info', message, time: '2026-11-20T08:00:25Z', ...fields });

describe('a line of cloudflared', () => {
  it.each([
    ['in JSON', json('Starting metrics server on 127.0.0.1:34057/metrics')],
    ['plain', '2026-11-20T08:00:25Z INF Starting metrics server on 127.0.0.1:34057/metrics'],
  ])('says where its metrics are, %s', (_form, line) => {
    expect(toFact(line)).toEqual({ kind: 'metrics', port: 34057 });
  });

  it.each([
    ['in JSON', json('|  https://fake-words-for-test.trycloudflare.com                              |')],
    ['plain', '2026-11-20T08:00:25Z INF |  https://fake-words-for-test.trycloudflare.com             |'],
  ])('says the name of a quick tunnel, %s', (_form, line) => {
    expect(toFact(line)).toEqual({ kind: 'address', hostname: 'fake-words-for-test.trycloudflare.com' });
  });

  it.each([
    'https://api.trycloudflare.com',
    'https://words.trycloudflare.com.evil.example',
    'https://words.trycloudflare.com/path',
    'https://two.words.trycloudflare.com',
    'https://Words.trycloudflare.com',
    'wordstrycloudflare.com',
  ])('gives no name away for %s', (text) => {
    expect(quickHostname(`|  ${text}  |`)).toBeNull();
  });

  it('says when it is connected, and when no longer', () => {
    expect(toFact(json('Registered tunnel connection', { connIndex: 0, protocol: 'http2' }))).toEqual({
      kind: 'connected',
    });
    expect(toFact(json('Lost connection with the edge', { connIndex: 0 }))).toEqual({ kind: 'lost' });
    expect(toFact(json('Serve tunnel error', { error: 'connection with edge closed' }))).toEqual({ kind: 'lost' });
  });

  it('says which names Cloudflare sends here, and which of them leads to our door', () => {
    const ingress = [
      { hostname: 'files.example.com', service: 'http://127.0.0.1:9' },
      { hostname: 'desk.example.com', service: 'http://localhost:18080' },
      { service: 'http_status:404' },
    ];
    const fact = toFact(json('Updated to new configuration', { config: JSON.stringify({ ingress }), version: 3 }));

    expect(fact).toEqual({ kind: 'configured', routes: ingress.slice(0, 2) });
    const routes = fact?.kind === 'configured' ? fact.routes : [];
    const kind = { mode: 'named', publicUrl: undefined } as const;
    expect(toAddress(kind, { hostname: null, routes }, 'http://127.0.0.1:18080')).toBe('https://desk.example.com');
    expect(toAddress(kind, { hostname: null, routes }, 'http://127.0.0.1:1')).toBe('https://files.example.com');
    expect(toAddress(kind, { hostname: null, routes: [] }, 'http://127.0.0.1:1')).toBeNull();
  });

  it.each([
    ['not json at all', 'null'],
    ['of another shape', '{"ingress":7}'],
    ['missing', undefined],
  ])('makes nothing up of a configuration that is %s', (_what, config) => {
    expect(toFact(json('Updated to new configuration', { config }))).toEqual({ kind: 'configured', routes: [] });
  });

  it.each([
    ['Provided Tunnel token is not valid.', 'tunnel_token_invalid'],
    [
      json('Register tunnel error from server side', { error: 'Unauthorized: Invalid tunnel secret' }),
      'tunnel_token_refused',
    ],
    [
      json('Error unmarshaling QuickTunnel response: error code: 1015', { status_code: '429 Too Many Requests' }),
      'tunnel_rate_limited',
    ],
    [
      json('Error unmarshaling QuickTunnel response: <html>', { status_code: '500 Internal Server Error' }),
      'tunnel_quick_refused',
    ],
    ['failed to parse quick Tunnel ID: invalid UUID length: 0', 'tunnel_quick_refused'],
    [
      'failed to request quick Tunnel: Post "https://api.trycloudflare.com/tunnel": dial tcp: lookup api.trycloudflare.com on 127.0.0.53:53: network is unreachable',
      'tunnel_cloudflare_unknown',
    ],
    [json('edge discovery: error looking up Cloudflare edge IPs: the DNS query failed'), 'tunnel_cloudflare_unknown'],
    [
      json('Initiating shutdown', { error: 'Could not lookup srv records on _v2-origintunneld._tcp.argotunnel.com' }),
      'tunnel_cloudflare_unknown',
    ],
    [
      json('Failed to dial a quic connection', { error: 'timeout: no recent network activity' }),
      'tunnel_edge_unreachable',
    ],
    [
      json('Unable to establish connection with Cloudflare edge', { error: 'connection refused' }),
      'tunnel_edge_unreachable',
    ],
    [
      'Error opening metrics server listener: listen tcp 127.0.0.1:1: bind: address already in use',
      'tunnel_port_in_use',
    ],
    ['Incorrect Usage: flag provided but not defined: -output', 'tunnel_program_misfit'],
  ])('says what is wrong: %s', (line, reason) => {
    expect(toFact(line)).toEqual({ kind: 'fault', reason });
  });

  it.each([
    json('Thank you for trying Cloudflare Tunnel.'),
    json('Generated Connector ID: 00000000-0000-4000-8000-000000000000'),
    json('Settings: map[no-autoupdate:true protocol:quic url:http://127.0.0.1:18080]'),
    'Unable to reach the origin service. The service may be down',
    '{"level":',
    '{}',
  ])('says nothing of interest: %s', (line) => {
    expect(toFact(line)).toBeNull();
  });

  it('keeps the fault that says most, whatever is said after it', () => {
    expect(worse(null, 'tunnel_quick_refused')).toBe('tunnel_quick_refused');
    expect(worse('tunnel_rate_limited', 'tunnel_quick_refused')).toBe('tunnel_rate_limited');
    expect(worse('tunnel_edge_unreachable', 'tunnel_token_refused')).toBe('tunnel_token_refused');
  });
});

describe('the lines of a log', () => {
  it('are whole, wherever the chunks are cut', () => {
    const lines = fc.array(
      fc.string({ minLength: 1 }).filter((line) => !/\n/.test(line) && line.trim() === line),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(lines, fc.array(fc.nat(200)), (sent, cuts) => {
        const heard: string[] = [];
        const read = createLineReader((line) => heard.push(line));
        let text = `${sent.join('\r\n')}\n`;
        for (const cut of cuts) {
          read(text.slice(0, cut));
          text = text.slice(cut);
        }
        read(text);
        expect(heard).toEqual(sent);
      }),
    );
  });

  it('are dropped when they never end, and the next is heard again', () => {
    const heard: string[] = [];
    const read = createLineReader((line) => heard.push(line));

    for (let count = 0; count < 100; count += 1) read('x'.repeat(10_000));
    read('the end of it\nthe next one\n');

    expect(heard).toEqual(['the next one']);
  });
});
