-- wrk -s callers.lua URL -- SECRET CALLERS SEED: random callers ring, each call with an id of its own.
-- The numbers are those of numberOf() in people.ts.
local head, callers

function init(args)
  local secret = args[1]
  callers = tonumber(args[2])
  math.randomseed(tonumber(args[3]))
  head = 'POST /webhook/personalize HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\nx-linekeeper-secret: '
    .. secret .. '\r\ncontent-length: '
end

function request()
  local index = math.random(0, callers - 1)
  local line = 100 + math.floor(index / 800)
  if line >= 1212 then line = line + 1 end
  local body = string.format(
    '{"caller_id":"+1%03d555%04d","agent_id":"agent_bench","called_number":"+12125550199","call_sid":"CA%08x%08x%08x%08x"}',
    200 + index % 800, line,
    math.random(0, 0x7fffffff), math.random(0, 0x7fffffff), math.random(0, 0x7fffffff), math.random(0, 0x7fffffff))
  return head .. #body .. '\r\n\r\n' .. body
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    'RESULT {"requests":%d,"seconds":%.6f,"failures":%d,"p50":%d,"p99":%d}\n',
    summary.requests, summary.duration / 1e6,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
