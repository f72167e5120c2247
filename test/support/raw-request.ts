import net from 'node:net';

export type RawAnswer = { status: number; headers: string[]; body: string; bytes: string };

/** A request as lines, so that tests can send what no HTTP client would. `headers` come on top of Host and Connection. */
export function toRequest(line: string, headers: readonly string[] = [], body = ''): string {
  const head = [`${line} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close', ...headers];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

/** Sends bytes (Latin-1) and reads until the door hangs up. The Date line is left out: it alone may differ. */
export async function rawRequest(port: number, request: string): Promise<RawAnswer> {
  const socket = net.connect(port, '127.0.0.1');
  socket.write(request, 'latin1');
  return readAnswer(socket);
}

/** Reads what a socket brings until the other side ends it. */
export async function readAnswer(socket: net.Socket): Promise<RawAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return toAnswer(Buffer.concat(chunks).toString('latin1'));
}

function toAnswer(text: string): RawAnswer {
  const bytes = text.replace(/^Date: .*\r\n/m, '');
  const [head = '', body = ''] = bytes.split('\r\n\r\n');
  const [first = '', ...headers] = head.split('\r\n');
  return { status: Number(first.split(' ')[1]), headers: headers.sort(), body, bytes };
}

/** The next whole answer on a connection that stays open. */
export function nextAnswer(socket: net.Socket): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let text = '';
    const onData = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      const length = /^content-length: (\d+)\r$/im.exec(text)?.[1];
      const start = text.indexOf('\r\n\r\n') + 4;
      if (length === undefined || start < 4 || text.length < start + Number(length)) return;
      socket.off('data', onData).off('close', onClose);
      resolve(toAnswer(text));
    };
    const onClose = (): void => reject(new Error('The door hung up without an answer'));
    socket.on('data', onData).once('close', onClose);
  });
}
