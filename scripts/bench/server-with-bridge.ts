import { createServer } from 'node:http';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';

import { WebSocket, WebSocketServer, type Server } from 'ws';

import { startApp } from '../../server/app.ts';
import { dialConversation } from '../../server/integrations/elevenlabs/conversation-dial.ts';
import { conversationWire } from '../../server/integrations/elevenlabs/conversation-socket.ts';
import { mediaStreamWire } from '../../server/integrations/twilio/media-stream.ts';
import { readConfig } from '../../server/platform/config.ts';
import { openLogFile } from '../../server/platform/log-file.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { TurnSocket } from '../../server/platform/turn-socket.ts';
import { bridgeCall } from '../../server/services/bridge/bridge-call.ts';
import { BENCH_SHOP } from './shop.ts';

/**
 * The whole program, and beside it the bridge without the door's own limit on how many may come: `DIR AGENT_URL`. At
 * `/bare` it is a relay that reads nothing, as the least that could be done.
 */
const [dataDir = '', agentUrl = ''] = process.argv.slice(2);
const log = createLogger(openLogFile({ file: join(dataDir, 'logs', 'linekeeper.log') }));
const resourcesDir = join(import.meta.dirname, '..', '..', 'resources');
const options = { config: readConfig(BENCH_SHOP), dataDir, resourcesDir, version: '0.0.0-bench', demo: false, log };
const app = await startApp({ ...options, desk: { windowDir: join(resourcesDir, '..', 'out', 'renderer') } });
const caps = { maxPayload: 64 * 1024, perMessageDeflate: false };
const bare = new WebSocketServer({ noServer: true, ...caps });
const bridged: Server<typeof TurnSocket> = new WebSocketServer({ noServer: true, ...caps, WebSocket: TurnSocket });
const server = createServer().on('upgrade', (req, line, head) => {
  if (req.url === '/bare') return bare.handleUpgrade(req, line, head, (phone) => void relay(phone));
  bridged.handleUpgrade(req, line, head, (phone) => bridge(phone.runsOver(line)));
});
server.listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));

async function relay(phone: WebSocket): Promise<void> {
  phone.pause();
  const agent = new WebSocket(`${agentUrl}/bare`, { perMessageDeflate: false });
  await new Promise<void>((resolve, reject) => agent.once('open', resolve).once('error', reject));
  agent.pause();
  const pass = (from: WebSocket, to: WebSocket): void => {
    from.on('message', (data: Buffer) => to.send(data, { binary: false }));
    from.on('close', () => to.close());
    from.resume();
  };
  pass(phone, agent);
  pass(agent, phone);
}

function bridge(phone: WebSocket): void {
  const nobody = (): void => undefined;
  const begin = (data: Buffer): void => {
    const message = mediaStreamWire.read(data.toString('utf8'));
    if (message?.kind !== 'start') return;
    phone.off('message', begin);
    void bridgeCall({
      ...{
        phone,
        streamSid: message.start.streamSid,
        initiation: {},
        connect: (signal) => dialConversation(`${agentUrl}/agent`, signal),
      },
      wires: { phone: mediaStreamWire, agent: conversationWire },
      hooks: { met: nobody, turn: nobody, interrupted: nobody, corrected: nobody, key: nobody, sound: nobody },
      signal: new AbortController().signal,
      report: (error) => log.fault('bench', error),
    }).then(({ dropped }) => {
      if (dropped > 0) log.fault('bench', new Error(`${dropped} frames were dropped.`));
    });
  };
  phone.on('message', begin);
}

process.once('SIGTERM', () => {
  for (const socket of [...bare.clients, ...bridged.clients]) socket.terminate();
  server.close();
  void app.stop().then(() => process.exit(0));
});
const bridgeUrl = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
process.stdout.write(`${JSON.stringify({ webhookUrl: app.webhookUrl, bridgeUrl, pid: process.pid })}\n`);
