namespace Agent.Hub.State.Redis;

/// <summary>What must happen in one step, in Redis' own language.</summary>
internal static class RedisScripts
{
    /// <summary>
    /// Registers a run and puts it into the queue. KEYS request, run, queue, open runs; ARGV run id, request, epoch, has a request id, has
    /// a user, most runs of a
    /// user, most runs, now, latest end, time to live (ms), bell. A run that is there already – the answer to the first try was lost – is
    /// well. Gives <c>new</c>, <c>limited</c>, <c>busy</c>, or <c>known</c> and the run.
    /// </summary>
    public const string Register =
        """
        if redis.call('EXISTS', KEYS[2]) == 1 then return {'new'} end
        if ARGV[4] == '1' then
            local known = redis.call('GET', KEYS[1])
            if known then return {'known', known} end
        end
        if ARGV[5] == '1' then
            redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', ARGV[8])
            if redis.call('ZCARD', KEYS[4]) >= tonumber(ARGV[6]) then return {'limited'} end
        end
        if redis.call('XLEN', KEYS[3]) >= tonumber(ARGV[7]) then return {'busy'} end
        redis.call('HSET', KEYS[2], 'request', ARGV[2], 'epoch', ARGV[3], 'term', '0')
        redis.call('PEXPIRE', KEYS[2], ARGV[10])
        if ARGV[4] == '1' then redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[10]) end
        if ARGV[5] == '1' then redis.call('ZADD', KEYS[4], ARGV[9], ARGV[1]) end
        redis.call('XADD', KEYS[3], '*', 'run', ARGV[1])
        redis.call('PUBLISH', ARGV[11], '1')
        return {'new'}
        """;

    /// <summary>
    /// Claims a run of the queue: whoever wrote its log before cannot any more, because its term is over. KEYS run; ARGV node, entry.
    /// Gives term, request, epoch, reason to stop; nothing: the run has ended, or is no longer known.
    /// </summary>
    public const string Claim =
        """
        if redis.call('EXISTS', KEYS[1]) == 0 or redis.call('HEXISTS', KEYS[1], 'ended') == 1 then return {} end
        local term = redis.call('HINCRBY', KEYS[1], 'term', 1)
        redis.call('HSET', KEYS[1], 'node', ARGV[1], 'entry', ARGV[2])
        local rest = redis.call('HMGET', KEYS[1], 'request', 'epoch', 'stop')
        return {tostring(term), rest[1], rest[2], rest[3] or ''}
        """;

    /// <summary>
    /// Appends a batch, if the term is still this one. A batch that is there already – the answer to the first try was lost – is well. KEYS
    /// run, log, queue,
    /// open runs; ARGV term, last sequence, batch, most batches, ends, time to live (ms), run id, bell, group. Gives <c>ok</c> or
    /// <c>fenced</c>.
    /// </summary>
    public const string Append =
        """
        local run = redis.call('HMGET', KEYS[1], 'term', 'entry')
        if run[1] ~= ARGV[1] then return 'fenced' end
        local id = ARGV[2] .. '-0'
        local added = redis.pcall('XADD', KEYS[2], 'MAXLEN', '~', ARGV[4], id, 'b', ARGV[3])
        if type(added) == 'table' and added.err then
            local last = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1)
            if not last[1] or last[1][1] ~= id then return redis.error_reply(added.err) end
        end
        if ARGV[5] == '1' then
            redis.call('HSET', KEYS[1], 'ended', '1')
            redis.call('PEXPIRE', KEYS[1], ARGV[6])
            redis.call('PEXPIRE', KEYS[2], ARGV[6])
            redis.call('XACK', KEYS[3], ARGV[9], run[2])
            redis.call('XDEL', KEYS[3], run[2])
            redis.call('ZREM', KEYS[4], ARGV[7])
        end
        redis.call('PUBLISH', ARGV[8], ARGV[2])
        return 'ok'
        """;

    /// <summary>
    /// Says that a run is still worked on, if the term is still this one. KEYS run, queue; ARGV term, node, group. Gives 1 or 0.
    /// </summary>
    public const string Refresh =
        """
        local run = redis.call('HMGET', KEYS[1], 'term', 'entry')
        if run[1] ~= ARGV[1] then return 0 end
        redis.call('XCLAIM', KEYS[2], ARGV[3], ARGV[2], 0, run[2], 'JUSTID')
        return 1
        """;
}
