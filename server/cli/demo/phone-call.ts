import { setTimeout as pause } from 'node:timers/promises';

import { AppError } from '#contract/errors.ts';

import { DEMO_LINE } from './demo-accounts.ts';

const FRAME_BYTES = 160;
const FRAME_MS = 20;
/** Twilio's own for somebody who shows no number: the call leaves nobody behind in the memory. */
const WITHHELD = '+266696687';
/** Longest time in which nothing comes back any more. */
const LATE_MS = 2000;

export type PhoneCallDeps = {
  webhookUrl: string;
  publicUrl: string;
  /** What the demo's phone company signs with. */
  carrier: string;
};

export type PhoneCall = {
  said: string[];
  heard: string[];
  /** How long each frame took there and back, in milliseconds. */
  milliseconds: number[];
};

/**
 * Rings the demo's line as its phone company does and speaks to its agent, who says everything back: no phone is needed,
 * and everything between them is the product.
 * @throws AppError `unavailable` when the call does not get through to the agent
 */
export async function callOverBridge(deps: PhoneCallDeps, sound: Uint8Array): Promise<PhoneCall> {
  const { createFakeTwilio } = await import('../../pretend/twilio/fake.ts');
  const { createOutside } = await import('../../pretend/wire/outside.ts');
  const outside = createOutside();
  outside.leadAll(deps.webhookUrl);
  const twilio = await createFakeTwilio({ authToken: deps.carrier, outside });
  try {
    twilio.state.addLine({ number: DEMO_LINE, voiceUrl: `${deps.publicUrl}/incoming-call` });
    const run = await twilio.rings({ from: WITHHELD, to: DEMO_LINE });
    const { phone } = run;
    if (phone === null) throw new AppError('unavailable', 'The call did not get through to the agent.');
    const call = await spoken(phone, framesOf(sound));
    phone.hangUp();
    await run.rest;
    if (call.heard.length === 0)
      throw new AppError('unavailable', `The agent did not answer: the call's page says why.`);
    return call;
  } finally {
    await twilio.close();
  }
}

type Phone = {
  heard: string[];
  says: (payload: string) => void;
  onHeard: (on: (payload: string) => void) => void;
};

/** At the speed of speech: what is late is not made up for by what comes after it. */
async function spoken(phone: Phone, said: string[]): Promise<PhoneCall> {
  const sentAt: number[] = [];
  const milliseconds: number[] = [];
  let last = performance.now();
  phone.onHeard(() => {
    last = performance.now();
    milliseconds.push(last - (sentAt[milliseconds.length] ?? last));
  });
  const began = performance.now();
  for (const [nth, payload] of said.entries()) {
    const due = began + nth * FRAME_MS - performance.now();
    if (due > 0) await pause(due);
    sentAt.push(performance.now());
    phone.says(payload);
  }
  last = performance.now();
  while (phone.heard.length < said.length && performance.now() - last < LATE_MS) await pause(FRAME_MS);
  return { said, heard: [...phone.heard], milliseconds };
}

function framesOf(sound: Uint8Array): string[] {
  const count = Math.floor(sound.length / FRAME_BYTES);
  return Array.from({ length: count }, (_, nth) =>
    Buffer.from(sound.subarray(nth * FRAME_BYTES, (nth + 1) * FRAME_BYTES)).toString('base64'),
  );
}
