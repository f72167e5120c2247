import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Whom the edge and the public side speak for: Cloudflare's own names, and those of the tunnels. */
const NAMES = ['h2.cftunnel.com', '*.trycloudflare.com', 'desk.example.com', 'localhost'];

export type Certificate = { key: string; cert: string; file: string };

/** A certificate that signs itself, made for this one test: nobody else ever trusts it, and no key is kept. */
export async function makeCertificate(folder: string): Promise<Certificate> {
  const [keyFile, file] = [join(folder, 'edge.key'), join(folder, 'edge.pem')];
  const made = ['-newkey', 'rsa:2048', '-nodes', '-keyout', keyFile, '-out', file, '-days', '2'];
  const names = [...NAMES.map((name) => `DNS:${name}`), 'IP:127.0.0.1'].join(',');
  const said = ['-subj', '/CN=an edge of our own', '-addext', `subjectAltName=${names}`];
  await promisify(execFile)('openssl', ['req', '-x509', ...made, ...said]);
  return { key: await readFile(keyFile, 'utf8'), cert: await readFile(file, 'utf8'), file };
}
