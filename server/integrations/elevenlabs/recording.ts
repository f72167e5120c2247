/**
 * A `post_call_audio` body is a small JSON object around one huge base64 string. Parsing it whole would hold up the
 * phone, so the long string is cut out first: `rest` is the body with that string empty, `audio` the base64 bytes.
 * Null when there is no string of that length.
 */
export function cutRecording(body: Buffer, longerThan: number): { rest: Buffer; audio: Buffer } | null {
  let from = body.indexOf(QUOTE);
  while (from !== -1) {
    const to = endOfString(body, from + 1);
    if (to === -1) return null;
    if (to - from - 1 > longerThan) {
      return {
        rest: Buffer.concat([body.subarray(0, from + 1), body.subarray(to)]),
        audio: body.subarray(from + 1, to),
      };
    }
    from = body.indexOf(QUOTE, to + 1);
  }
  return null;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function endOfString(body: Buffer, from: number): number {
  let at = body.indexOf(QUOTE, from);
  while (at !== -1) {
    let slashes = 0;
    while (body[at - 1 - slashes] === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return at;
    at = body.indexOf(QUOTE, at + 1);
  }
  return -1;
}
