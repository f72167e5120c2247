import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';

import { prepareFiles } from '../../server/tunnel/child-command.ts';
import { processIdentity } from '../../server/tunnel/process-identity.ts';
import { linekeeper, secrets, serve, servePeople } from './support.ts';

const BROKEN = { ...secrets, LINEKEEPER_TUNNEL: 'quick', CLOUDFLARED_BIN: '/nowhere/cloudflared' };

/** A process that runs with our own configuration file, written down as that of a killed Linekeeper. */
async function leaveTunnelBehind(dataDir: string): Promise<number> {
  const { config, pidFile } = prepareFiles(dataDir);
  const program = process.execPath;
  const child = spawn(program, ['-e', 'setInterval(() => undefined, 60_000)', config], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'spawn');
  const { pid = 0 } = child;
  writeFileSync(pidFile, JSON.stringify({ pid, program, startedAt: (await processIdentity(pid))?.startedAt }));
  return pid;
}

describe('the way to the phone on the command line', () => {
  it('when a way is set, then its state, its last test and its program are told; a lost tunnel too, when nothing runs', async () => {
    const env = BROKEN;
    const server = await serve([], env);
    const { dataDir } = server;

    const ask = () => linekeeper(['doctor', '--data-dir', dataDir], env);
    // The doors answer before anything is known of the way.
    await expect.poll(async () => (await ask()).stdout, { timeout: 10_000 }).toMatch(/^- CLOUDFLARED_BIN/m);

    const { stdout, code } = await ask();
    expect(code).toBe(2);
    expect(stdout).toMatch(/^Condition +callers-affected: Callers are not recognised/m);
    expect(stdout).toMatch(/^From outside +no public address \(quick, failed since \d{4}-/m);
    expect(stdout).toMatch(/^Last tested +not yet$/m);
    expect(stdout).toMatch(/^Tunnel by +CLOUDFLARED_BIN names a program that is not there/m);
    expect(stdout).toMatch(/^- CLOUDFLARED_BIN names/m);
    await server.stop();
    const orphan = await leaveTunnelBehind(dataDir);
    expect((await linekeeper(['doctor', '--data-dir', dataDir], env)).stdout).toContain(`(process ${orphan})`);
    expect(JSON.parse((await linekeeper(['doctor', '--json', '--data-dir', dataDir], env)).stdout)).toMatchObject({
      ...{ running: false, orphan },
    });
  });

  it('when it cannot be opened, then the ready line says null, and a person is told the reason once it is known', async () => {
    const server = await serve([], BROKEN);
    expect(server.publicUrl).toBeNull();
    expect(await server.stop()).toBe(0);
    expect(await servePeople(BROKEN)).toMatch(
      /^Outside: +no address yet: (?:The tunnel is being opened|CLOUDFLARED_BIN)/m,
    );
  });
});
