import { createFrameReader, type EventFrame } from '../../renderer/src/client/event-frames.ts';

/** An open event stream, frame by frame and as it came. */
export async function openEvents(url: string, headers: Record<string, string>) {
  const leave = new AbortController();
  const response = await fetch(`${url}/api/events`, { headers, signal: leave.signal });
  const frames: EventFrame[] = [];
  let text = '';
  async function read(): Promise<void> {
    const toFrames = createFrameReader();
    const decoder = new TextDecoder();
    for await (const piece of response.body ?? []) {
      const words = decoder.decode(piece as Uint8Array, { stream: true });
      text += words;
      frames.push(...toFrames(words));
    }
  }
  /** Resolves when the server ends the stream; rejects when it is cut. */
  const ended = read();
  ended.catch(() => undefined);
  return { response, frames, ended, text: () => text, leave: (): void => leave.abort() };
}
