import { rawRequest, toRequest } from './raw-request.ts';
import { sign, toolSecret, type TestDoor } from './webhook-door.ts';

export const json = 'Content-Type: application/json';
export const secret = `X-Linekeeper-Secret: ${toolSecret}`;
export const length = (body: string): string => `Content-Length: ${Buffer.byteLength(body, 'latin1')}`;
export const chunked = (body: string): string => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;

/** Requests byte for byte as they are written, to a door that may be another for each test. */
export function doorRequests(door: () => TestDoor) {
  return {
    tool: (headers: string[], body = '{}') => rawRequest(door().port, toRequest('POST /tools/recall', headers, body)),
    /** Genuinely signed. */
    postCall: (body: string, headers: string[] = []) => {
      const signature = `ElevenLabs-Signature: ${sign(Buffer.from(body, 'latin1'))}`;
      const all = [json, length(body), signature, ...headers];
      return rawRequest(door().port, toRequest('POST /webhook/post-call', all, body));
    },
  };
}
