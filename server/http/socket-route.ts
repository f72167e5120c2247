import type { IncomingHttpHeaders } from 'node:http';

import type { WebSocket } from 'ws';

/** A request to open a WebSocket. `target` is the path and query as they arrived. */
export type Upgrade = {
  /** The one variable segment of the path, already checked against its pattern; else null. */
  readonly parameter: string | null;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
};

/** Told before the answer is sent: what to do with the socket once it is open. */
export type Admitted = (socket: WebSocket) => void;

/** A way in that stays open. */
export type SocketRoute = {
  /** Stands in logs in place of the path, which may hold a token. */
  readonly name: string;
  /** Exact, or with one last segment `:token` (43 letters of base64url). */
  readonly path: `/${string}`;
  /** Who alone asks for it from known addresses; left out, its sender has none. */
  readonly sender?: 'elevenlabs';
  /** What one message may hold; left out: 64 KiB, which is more than anybody but the brain's peer says at once. */
  readonly maxBytes?: number;
  /** False: for now the route does not exist. */
  open?(): boolean;
  /** Before the upgrade. null: refused, 401, always the same bytes. */
  admit(upgrade: Upgrade): Promise<Admitted | null> | Admitted | null;
};
