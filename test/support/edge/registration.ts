import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';

import { createMessageReader, type StructReader } from './capnp-reader.ts';
import { createMessage, type StructWriter } from './capnp-writer.ts';

/** What cloudflared is told instead of being let in. */
export type Refusal = { cause: string; mayRetry: boolean };

type Talk = {
  location: string;
  /** The answer to a tunnel, by its id in hex, that wants to be registered: null lets it in. */
  admit: (tunnelId: string) => Refusal | null;
  onRegistered: (tunnelId: string) => void;
};

/** Kinds of message and of their parts, by their number in rpc.capnp. */
const KIND = { call: 2, return: 3, bootstrap: 8 };
const SENDER_HOSTED = 1;
/** Method of RegistrationServer in cloudflared's tunnelrpc.capnp; the second unregisters. */
const REGISTER_CONNECTION = 0;

/** The edge's part of the talk on the control stream, where cloudflared registers its connection. */
export function answerRegistration(stream: Duplex, talk: Talk): void {
  function onCall(call: StructReader): void {
    const question = call.uint32(0);
    if (call.uint16(4) !== REGISTER_CONNECTION) return void stream.write(answer(question, nothing));
    // registerConnection(auth, tunnelId, connIndex, options)
    const tunnelId = call.struct(1)?.struct(0)?.bytes(1)?.toString('hex') ?? '';
    const refusal = talk.admit(tunnelId);
    stream.write(answer(question, (payload) => registration(payload, talk.location, refusal)));
    if (!refusal) talk.onRegistered(tunnelId);
  }

  const take = createMessageReader((message) => {
    const body = message.struct(0);
    if (message.uint16(0) === KIND.bootstrap && body) stream.write(answer(body.uint32(0), ourselves));
    else if (message.uint16(0) === KIND.call && body) onCall(body);
  });
  stream.on('data', take);
}

/** A return message for a question; `fill` writes what is returned. */
function answer(question: number, fill: (payload: StructWriter) => void): Buffer {
  const message = createMessage({ data: 1, pointers: 1 });
  message.root.uint16(0, KIND.return);
  const returned = message.root.struct(0, { data: 2, pointers: 1 });
  returned.uint32(0, question);
  fill(returned.struct(0, { data: 0, pointers: 2 }));
  return message.frame();
}

/** The one capability there is: the registration server that calls are made on. */
function ourselves(payload: StructWriter): void {
  payload.capability(0, 0);
  payload.listOfOne(1, { data: 1, pointers: 1 }).uint16(0, SENDER_HOSTED);
}

function nothing(payload: StructWriter): void {
  payload.struct(0, { data: 0, pointers: 0 });
}

/** ConnectionResponse: either why not, or the connection's own id and where it ends. */
function registration(payload: StructWriter, location: string, refusal: Refusal | null): void {
  const response = payload.struct(0, { data: 0, pointers: 1 }).struct(0, { data: 1, pointers: 1 });
  response.uint16(0, refusal ? 0 : 1);
  if (refusal) {
    const error = response.struct(0, { data: 2, pointers: 1 });
    error.int64(0, refusal.mayRetry ? 1_000_000_000n : 0n); // nanoseconds
    error.uint8(8, refusal.mayRetry ? 1 : 0);
    return error.text(0, refusal.cause);
  }
  const details = response.struct(0, { data: 1, pointers: 2 });
  details.uint8(0, 1); // its configuration lies with us
  details.bytes(0, randomBytes(16));
  details.text(1, location);
}
