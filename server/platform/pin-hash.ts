import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';

import { z } from 'zod';

import { matchingSecret } from './same-bytes.ts';

const stretch = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** What is kept of a PIN: each its own salt, and what it cost to make, so that a later version may make it dearer. */
export const PinHash = z.object({
  salt: z.string(),
  hash: z.string(),
  cost: z
    .int()
    .min(2)
    .max(2 ** 20),
});
export type PinHash = z.infer<typeof PinHash>;

/** 32 MiB and about a tenth of a second, on a thread of its own: no ring waits for it. */
const COST = 2 ** 15;
const BLOCK = 8;

export async function hashPin(pin: string): Promise<PinHash> {
  const salt = randomBytes(16).toString('base64');
  return { salt, hash: (await stretched(pin, salt, COST)).toString('base64'), cost: COST };
}

export async function fitsPin(pin: string, { salt, hash, cost }: PinHash): Promise<boolean> {
  return matchingSecret(await stretched(pin, salt, cost), [Buffer.from(hash, 'base64')]) >= 0;
}

function stretched(pin: string, salt: string, cost: number): Promise<Buffer> {
  return stretch(pin, Buffer.from(salt, 'base64'), 32, { N: cost, r: BLOCK, p: 1, maxmem: 256 * cost * BLOCK });
}
