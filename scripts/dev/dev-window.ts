import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer as createVite, type ViteDevServer } from 'vite';

type Deps = {
  root: string;
  /** The desk door of the program under development, the same across restarts. */
  deskUrl: string;
};

export type DevWindow = {
  /** The address to open: that of this server, with the ticket for the desk. */
  address: string;
  close(): Promise<void>;
};

const USUAL_PORT = 5173;

/**
 * The window served from its sources, which reloads itself when they change; what it asks goes to the desk door. The
 * policy of the built page is not in force here. The server is ours, because Vite's own would end this process at the
 * first signal, before the program under development has stopped.
 */
export async function serveWindow({ root, deskUrl }: Deps): Promise<DevWindow> {
  const server = createServer((req, res) => vite.middlewares(req, res));
  const vite = await openVite(root, new URL(deskUrl).origin, server);
  const port = await listen(server, USUAL_PORT).catch(() => listen(server, 0));
  return {
    address: `http://127.0.0.1:${port}/${new URL(deskUrl).hash}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await vite.close();
    },
  };
}

function openVite(root: string, desk: string, server: Server): Promise<ViteDevServer> {
  return createVite({
    configFile: join(root, 'renderer', 'vite.config.ts'),
    cacheDir: join(root, 'out', '.vite'),
    logLevel: 'warn',
    clearScreen: false,
    server: {
      middlewareMode: true,
      hmr: { server },
      fs: { allow: [root, realpathSync(join(root, 'node_modules'))] },
      proxy: {
        '/api': {
          target: desk,
          changeOrigin: true,
          configure(proxy) {
            // The desk door knows one origin, its own.
            proxy.on('proxyReq', (request) => {
              if (request.hasHeader('origin')) request.setHeader('origin', desk);
            });
          },
        },
      },
    },
  });
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port; // a TCP server that listens has no other kind of address
}
