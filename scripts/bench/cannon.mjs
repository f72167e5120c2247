// Stands in for wrk where there is none: node cannon.mjs URL SECRET CALLERS CONNECTIONS SECONDS
import autocannon from 'autocannon';
import { randomBytes, randomInt } from 'node:crypto';

import { numberOf } from './people.ts';

const [url, secret, callers, connections, duration] = process.argv.slice(2);

function setupRequest(request) {
  const body = JSON.stringify({
    caller_id: numberOf(randomInt(Number(callers))),
    agent_id: 'agent_bench',
    called_number: '+12125550199',
    call_sid: `CA${randomBytes(16).toString('hex')}`,
  });
  return { ...request, body };
}

const headers = { 'content-type': 'application/json', 'x-linekeeper-secret': secret };
const result = await autocannon({
  url: `${url}/webhook/personalize`,
  connections: Number(connections),
  duration: Number(duration),
  requests: [{ method: 'POST', headers, setupRequest }],
});
const { latency, requests } = result;
const figures = {
  requests: requests.total,
  seconds: result.duration,
  failures: result.errors + result.non2xx + result.timeouts,
  p50: latency.p50 * 1000, // autocannon counts in milliseconds, and in whole ones
  p99: latency.p99 * 1000,
};
process.stdout.write(`RESULT ${JSON.stringify(figures)}\n`);
