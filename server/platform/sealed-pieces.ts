import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

const TAG_BYTES = 16;

/** `key` must be of this one file: the nonces count from nought in each. */
export type Sealing = { key: Buffer; header: Buffer; pieceBytes: number };

/**
 * A stream as pieces of AES-256-GCM. The nonce is the number of the piece and whether it is the last, so that none can
 * be left out, repeated or moved, nor the end be cut off; every piece is bound to the header of its file.
 */
export async function* sealPieces(
  plain: AsyncIterable<Buffer> | Iterable<Buffer>,
  { key, header, pieceBytes }: Sealing,
) {
  const bound = boundTo(header);
  let waiting: Buffer = Buffer.alloc(0);
  let index = 0;
  const seal = (piece: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, isLast), { authTagLength: TAG_BYTES });
    cipher.setAAD(bound);
    index += 1;
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  };
  for await (const part of plain) {
    waiting = Buffer.concat([waiting, part]);
    // A full piece is held back until there is more: only the end knows that it is the last.
    while (waiting.length > pieceBytes) {
      yield seal(waiting.subarray(0, pieceBytes), false);
      waiting = waiting.subarray(pieceBytes);
    }
  }
  yield seal(waiting, true);
}

/** The whole file: its header, which is read before anything is opened, and the pieces behind it. */
export async function* sealedFile(plain: AsyncIterable<Buffer> | Iterable<Buffer>, sealing: Sealing) {
  yield sealing.header;
  yield* sealPieces(plain, sealing);
}

/** What was sealed, from behind the header to the end of the file. Throws at the first piece that is not as it was. */
export async function* openPieces(file: FileHandle, { key, header, pieceBytes }: Sealing): AsyncGenerator<Buffer> {
  const bound = boundTo(header);
  const { size } = await file.stat();
  const sealed = Buffer.alloc(pieceBytes + TAG_BYTES);
  for (let [at, index, isLast] = [header.length, 0, false]; !isLast; index += 1) {
    const { bytesRead } = await file.read(sealed, 0, sealed.length, at);
    at += bytesRead;
    isLast = at >= size;
    if (bytesRead < TAG_BYTES || (!isLast && bytesRead < sealed.length)) throw new Error('A piece is cut off.');
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, isLast), { authTagLength: TAG_BYTES });
    decipher.setAAD(bound).setAuthTag(sealed.subarray(bytesRead - TAG_BYTES, bytesRead));
    yield Buffer.concat([decipher.update(sealed.subarray(0, bytesRead - TAG_BYTES)), decipher.final()]);
  }
}

function boundTo(header: Buffer): Buffer {
  return createHash('sha256').update(header).digest();
}

/** 7 bytes of nought, the number of the piece, 1 for the last. */
function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}
