import express from 'express';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';

/** Express as its documentation shows it: `express.json()` in, `res.json` out, the same answer as echo-bare. */
const answer = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as object;

const app = express();
app.use(express.json());
app.post('/webhook/personalize', (req, res) => {
  const asked = req.body as { call_sid: string };
  res.json({ ...answer, user_id: asked.call_sid });
});

const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo; // a TCP server that listens has no other kind of address
  process.stdout.write(`${JSON.stringify({ webhookUrl: `http://127.0.0.1:${port}`, pid: process.pid })}\n`);
});
