/**
 * A key is a hash: `v` the value's text, `s` the sequence as of which it was read, `t` the token of whoever may fill
 * it in. Leases are those of Nishtala et al., "Scaling Memcache at Facebook", NSDI 2013, section 3.2.1. A client is told
 * of changes of what it has read, and writing takes the key off its list: so each script ends with a read.
 */

/**
 * Reads a value, or takes the lease on it.
 * ARGV: the sequence before which values are not believed, a token, the lease's milliseconds, and how many a value
 * must have left.
 */
export const READ = `
local e = redis.call('HMGET', KEYS[1], 'v', 's', 't')
local believed = e[1] and tonumber(e[2]) >= tonumber(ARGV[1])
if believed then
  local left = redis.call('PTTL', KEYS[1])
  if left > tonumber(ARGV[4]) then return {1, e[1], left} end
end
if e[3] then return {0} end
if not believed then redis.call('DEL', KEYS[1]) end
redis.call('HSET', KEYS[1], 't', ARGV[2])
if not believed then redis.call('PEXPIRE', KEYS[1], ARGV[3]) end
redis.call('HGET', KEYS[1], 't')
return {2}`;

/** Fills in a value, if the lease still stands. ARGV: token, text, sequence, the value's milliseconds. */
export const FILL = `
if redis.call('HGET', KEYS[1], 't') ~= ARGV[1] then return 0 end
redis.call('HDEL', KEYS[1], 't')
redis.call('HSET', KEYS[1], 'v', ARGV[2], 's', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
redis.call('HGET', KEYS[1], 's')
return 1`;

/**
 * Token buckets, each a hash: `n` attempts that are left, `a` as of which milliseconds of Redis' own clock. Looks, takes
 * one off each when all have one, or gives one back to each.
 * ARGV: look, take or give; then for each key how many it holds, and in how many milliseconds it fills.
 * @returns 0, or the seconds after which all have one
 */
export const COUNT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local left, wait = {}, 0
for i, key in ipairs(KEYS) do
  local most, per = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  local e = redis.call('HMGET', key, 'n', 'a')
  local passed = e[2] and math.max(0, now - tonumber(e[2])) or 0
  left[i] = math.min(most, (tonumber(e[1]) or most) + passed * most / per)
  if left[i] < 1 then wait = math.max(wait, math.ceil((1 - left[i]) * per / most / 1000)) end
end
if ARGV[1] == 'look' or (ARGV[1] == 'take' and wait > 0) then return wait end
local step = ARGV[1] == 'take' and -1 or 1
for i, key in ipairs(KEYS) do
  local n = math.min(tonumber(ARGV[2 * i]), left[i] + step)
  redis.call('HSET', key, 'n', string.format('%.6f', n), 'a', string.format('%.0f', now))
  redis.call('PEXPIRE', key, ARGV[2 * i + 1])
end
return wait`;
