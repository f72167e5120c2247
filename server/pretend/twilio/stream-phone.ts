import { WebSocket } from 'ws';

export type StreamWay = { url: string; headers: Readonly<Record<string, string>> };
export type StreamStart = {
  streamSid: string;
  callSid: string;
  accountSid: string;
  parameters: Readonly<Record<string, string>>;
};
/** `twilio`: the call was ended or sent elsewhere by request. */
export type StreamOver = { by: 'caller' | 'server' | 'twilio'; code: number };
export type StreamPhone = Awaited<ReturnType<typeof openStream>>;

/** μ-law takes 8 bytes a millisecond. */
const BYTES_A_TICK = 160;
const TICK_MS = 20;

type Waiting = { payload: string } | { mark: string };

/**
 * The phone company's end of a media stream (twilio.md §4): opens it, says what the caller says and plays what comes
 * back, at once or at the speed of speech. Throws where the socket is refused.
 */
export async function openStream(way: StreamWay, start: StreamStart, speed: 'at once' | 'of speech' = 'at once') {
  const socket = new WebSocket(way.url, { headers: way.headers, perMessageDeflate: false });
  const { streamSid } = start;
  const sent = { sequence: 0, chunk: 0 };
  const send = (event: string, fields: Record<string, unknown>): void => {
    if (socket.readyState !== socket.OPEN) return;
    const sequenceNumber = String((sent.sequence += 1));
    socket.send(JSON.stringify({ event, sequenceNumber, streamSid, ...fields }));
  };
  const player = createPlayer(speed, (name) => send('mark', { mark: { name } }));
  const over = Promise.withResolvers<StreamOver>();
  const ending: { by: StreamOver['by'] } = { by: 'server' };
  socket.on('message', (data: Buffer) => player.take(data.toString('utf8')));
  socket.on('close', (code) => {
    player.stop();
    over.resolve({ by: ending.by, code });
  });
  await opened(socket);
  socket.on('error', () => undefined);
  socket.send(JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' }));
  const { callSid, accountSid, parameters: customParameters } = start;
  const mediaFormat = { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 };
  send('start', { start: { accountSid, streamSid, callSid, tracks: ['inbound'], customParameters, mediaFormat } });
  return {
    socket,
    /** Every piece that was played to the caller, in base64 and in order. */
    heard: player.heard,
    /** How often what was still to be played was thrown away. */
    cleared: player.cleared,
    marks: player.marks,
    onHeard: player.onHeard,
    /** Twenty milliseconds of the caller, in base64. */
    says(payload: string): void {
      const chunk = (sent.chunk += 1);
      send('media', { media: { track: 'inbound', chunk: String(chunk), timestamp: String(chunk * TICK_MS), payload } });
    },
    presses: (digit: string): void => send('dtmf', { dtmf: { track: 'inbound_track', digit } }),
    /** Any text at all. */
    sends: (text: string): void => socket.send(text),
    hangUp(by: 'caller' | 'twilio' = 'caller'): void {
      ending.by = by;
      send('stop', { stop: { accountSid, callSid } });
      socket.close();
    },
    over: over.promise,
  };
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('open', () => {
      socket.off('error', reject);
      resolve();
    });
    socket.once('error', reject);
  });
}

/** What the caller's phone does with what it is sent. */
function createPlayer(speed: 'at once' | 'of speech', told: (mark: string) => void) {
  const heard: string[] = [];
  const marks: string[] = [];
  const cleared = { times: 0 };
  const listening: { on: (payload: string) => void } = { on: () => undefined };
  let waiting: Waiting[] = [];
  let played = 0;
  const playing = speed === 'at once' ? null : setInterval(tick, TICK_MS).unref();

  function done(one: Waiting): void {
    if ('mark' in one) {
      marks.push(one.mark);
      return told(one.mark);
    }
    heard.push(one.payload);
    listening.on(one.payload);
  }

  /** A piece counts as heard when the last of it was. */
  function tick(): void {
    played += BYTES_A_TICK;
    for (let next = waiting[0]; next; next = waiting[0]) {
      const bytes = 'mark' in next ? 0 : Buffer.byteLength(next.payload, 'base64');
      if (bytes > played) return;
      played -= bytes;
      waiting.shift();
      done(next);
    }
    played = 0;
  }

  function add(one: Waiting): void {
    if (playing === null) done(one);
    else waiting.push(one);
  }

  type Sent = { event: string; media?: { payload: string }; mark?: { name: string } };
  return {
    ...{ heard, marks, cleared },
    onHeard: (on: (payload: string) => void): void => void (listening.on = on),
    take(text: string): void {
      const { event, media, mark } = JSON.parse(text) as Sent;
      if (event === 'media' && media) add({ payload: media.payload });
      else if (event === 'mark' && mark) add({ mark: mark.name });
      else if (event === 'clear') {
        cleared.times += 1;
        const returned = waiting.filter((one) => 'mark' in one);
        waiting = [];
        for (const one of returned) done(one);
      }
    },
    stop: (): void => clearInterval(playing ?? undefined),
  };
}
