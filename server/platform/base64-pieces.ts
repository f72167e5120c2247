const NOT_BASE64 = /[^A-Z0-9+/]/gi;

/** Base64 in pieces of `size` bytes, the last one shorter: cut from base64 that is there, or made of bytes as they come. */
export async function* base64Pieces(
  audio: Buffer | AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Buffer, void> {
  if (Buffer.isBuffer(audio)) {
    for (let from = 0; from < audio.length; from += size) yield audio.subarray(from, from + size);
    return;
  }
  const most = (size / 4) * 3;
  let held: Buffer = Buffer.alloc(0);
  for await (const bytes of audio) {
    held = Buffer.concat([held, bytes]);
    for (; held.length >= most; held = held.subarray(most)) yield encoded(held.subarray(0, most));
  }
  if (held.length > 0) yield encoded(held);
}

/** The bytes behind base64 that comes in pieces cut anywhere; as JSON writes it, it may hold a backslash. */
export async function* decoded(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let held = '';
  for await (const piece of pieces) {
    const text = held + piece.toString('latin1').replace(NOT_BASE64, '');
    const whole = text.length - (text.length % 4);
    if (whole > 0) yield Buffer.from(text.slice(0, whole), 'base64');
    held = text.slice(whole);
  }
  if (held !== '') yield Buffer.from(held, 'base64');
}

function encoded(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('base64'), 'latin1');
}
