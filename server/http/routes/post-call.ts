import { setImmediate as breath } from 'node:timers/promises';

import { nameDelivery } from '../../integrations/elevenlabs/events.ts';
import { cutRecording } from '../../integrations/elevenlabs/recording.ts';
import type { SignatureCheck } from '../../integrations/elevenlabs/signature.ts';
import { UNREADABLE, type Intake } from '../../services/intake.ts';
import type { Recordings } from '../../services/recordings.ts';
import { createFairShare } from '../fair-share.ts';
import { readJson } from '../read-json.ts';
import type { Answer, Delivery, StrictRoute } from '../webhook-route.ts';

type Deps = { intake: Intake; recordings: Recordings; check: SignatureCheck };

export type PostCallRoute = StrictRoute & {
  /** For what comes in the form of another sender, and over its route; null leaves it as it is. */
  take: (delivery: Pick<Delivery, 'raw'>, rewritten: (body: unknown) => unknown) => Promise<Answer>;
};

const MIB = 1024 * 1024;
const MAX_AUDIO_BYTES = 32 * MIB;
const MAX_WORDS_BYTES = 8 * MIB;
/** A string this long is a recording; no turn of a transcript comes near it. */
const LONG_STRING = 256 * 1024;
/** Of each turn of the event loop: a phone that rings waits for no more of them. */
const SHARE_MS = 4;

/**
 * Every kind of post-call event. The body is stored before it is understood: what we cannot read today must not be lost,
 * and a genuine sender is never told 4xx for it, since ElevenLabs gives up on those (elevenlabs.md §2.7).
 */
export function postCallRoute({ intake, recordings, check }: Deps): PostCallRoute {
  const share = createFairShare(SHARE_MS);
  const route: PostCallRoute = {
    name: 'post-call',
    method: 'POST',
    path: '/webhook/post-call',
    contentType: 'application/json',
    maxBytes: MAX_AUDIO_BYTES,
    auth: { kind: 'signature', check },
    reads: 'bytes',
    handle: (delivery) => route.take(delivery, () => null),
    async take({ raw }, rewritten) {
      await share.enter();
      const cut = raw.length > LONG_STRING ? cutRecording(raw, LONG_STRING) : null;
      const came = cut?.rest ?? raw;
      if (came.length > MAX_WORDS_BYTES) return { status: 413, body: { error: 'too_large' } };
      // Each step over a long body takes tens of milliseconds, and a phone may be ringing.
      if (raw.length > LONG_STRING) await breath();
      const read = readJson(came);
      if (raw.length > LONG_STRING) await breath();
      const event = read.readable ? rewritten(read.value) : null;
      const body = event === null ? came : Buffer.from(JSON.stringify(event));
      if (event !== null && raw.length > LONG_STRING) await breath();
      const { kind, conversationId } = (read.readable ? nameDelivery(event ?? read.value) : null) ?? NAMELESS;
      const bodyFile = cut === null ? null : await recordings.keep(cut.audio);
      let result: 'stored' | 'duplicate' | 'refused' = 'refused';
      try {
        result = await intake.take({ kind, conversationId, body, bodyFile });
      } finally {
        if (bodyFile !== null && result === 'stored') recordings.admit(bodyFile);
        else if (bodyFile !== null) recordings.remove(bodyFile);
      }
      const about = { callRef: null, callSid: null, conversationId };
      return { status: 200, body: { status: result }, about, cameBefore: result === 'duplicate' };
    },
  };
  return route;
}

const NAMELESS = { kind: UNREADABLE, conversationId: null };
