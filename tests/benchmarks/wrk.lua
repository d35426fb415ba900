-- Asks for the addresses in the file ADDRESSES, one after the other; prints what came of it as JSON.

local paths, at = {}, 0
for line in io.lines(os.getenv("ADDRESSES")) do
  paths[#paths + 1] = line
end

request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end

done = function(summary, latency)
  local e = summary.errors
  io.write(string.format(
    '\n{"requests": %d, "microseconds": %d, "failed": %d, "ms_95": %.3f}\n',
    summary.requests, summary.duration, e.connect + e.read + e.write + e.status + e.timeout,
    latency:percentile(95) / 1000
  ))
end
