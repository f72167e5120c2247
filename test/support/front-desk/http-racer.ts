// One of several processes that ask one running server: each line of its input is a round of requests, which it sends
// at once; it answers with their statuses and replies.
import { createInterface } from 'node:readline';

import { Requests } from './race-messages.ts';

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const replies = Requests.parse(JSON.parse(line)).map(async ({ url, headers, body }) => {
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, reply: await response.json() };
  });
  process.stdout.write(`${JSON.stringify(await Promise.all(replies))}\n`);
}
