import { join } from 'node:path';

import type { AppEvents } from '../../server/contract/events.ts';
import { webhookDoor } from '../../server/doors.ts';
import { createExecute } from '../../server/execute.ts';
import { openDoor } from '../../server/http/server-limits.ts';
import { openData } from '../../server/open-data.ts';
import { createBus } from '../../server/platform/bus.ts';
import { readConfig } from '../../server/platform/config.ts';
import { openLogFile } from '../../server/platform/log-file.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { wireServices } from '../../server/wiring.ts';
import { BENCH_SHOP } from './shop.ts';

/**
 * The webhook door alone, wired as in app.ts: `DIR writes` logs the rings, `DIR forgets` drops them. It exists to
 * weigh the writing; the product has no such switch, so the wired ring log loses its `add` here.
 */
const [dataDir = '', mode = ''] = process.argv.slice(2);
const config = readConfig(BENCH_SHOP);
const log = createLogger(openLogFile({ file: join(dataDir, 'logs', 'linekeeper.log') }));
const report = (where: string, error: unknown): void => void process.stderr.write(`${where}: ${String(error)}\n`);
const place = { config, dataDir, demo: false, now: (): Date => new Date(), version: '0.0.0-bench' };
const data = openData({ ...place, serving: true });
const bus = createBus<AppEvents>((error) => report('bus', error));
const resourcesDir = join(import.meta.dirname, '..', '..', 'resources');
const doors = () => ({ webhookUrl: null, deskUrl: null, publicUrl: null });
const noTunnel = (): never => {
  throw new Error('No tunnel is opened here.');
};
const services = wireServices({ ...place, data, resourcesDir, bus, doors, door: noTunnel, log, report });
if (mode === 'forgets') services.ringLog.add = () => undefined;

const execute = createExecute(services.handlers);
const { app } = webhookDoor({ ...place, services, execute, installKey: data.installKey, log });
const door = await openDoor({ listener: app, port: 0, portSetting: 'LINEKEEPER_WEBHOOK_PORT' });
process.stdout.write(`${JSON.stringify({ webhookUrl: door.url, pid: process.pid })}\n`);
