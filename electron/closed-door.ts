import { createServer } from 'node:http';

type Deps = { port: number; report: (error: unknown) => void };

/**
 * Stands where the webhook door will be, while the memory cannot be opened: whoever calls is told to come again
 * (reliability F29), instead of finding nobody. Returns what takes it away, for the real door to take its port.
 */
export async function holdDoor({ port, report }: Deps): Promise<() => Promise<void>> {
  const server = createServer({ headersTimeout: 5_000, requestTimeout: 5_000 }, (_request, response) => {
    response.writeHead(503, { 'retry-after': '30', connection: 'close' }).end();
  });
  const isOpen = await new Promise<boolean>((resolve) => {
    server.once('error', (error) => {
      report(error); // such as a port that is taken; the real door will say so
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  return async () => {
    if (!isOpen) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
}
