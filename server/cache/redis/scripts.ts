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
