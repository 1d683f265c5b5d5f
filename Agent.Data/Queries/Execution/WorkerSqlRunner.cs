using Agent.Data.Queries.Gate;
using Agent.Data.Workers;

namespace Agent.Data.Queries.Execution;

/// <summary>
/// Runs statements in worker processes: what cannot be interrupted (long edit distances), or takes memory that no setting of DuckDB bounds
/// (lists of lists), ends with
/// the process and not with the hub.
/// </summary>
internal sealed class WorkerSqlRunner(WorkerPool workers, QueryOptions options, TimeProvider time) : ISqlRunner
{
    /// <summary>Longest answer of a worker, for the limit of a result: rows end after the limit, and one row may stand beyond it.</summary>
    public static int MostBytes(QueryOptions options) =>
        (int)Math.Min(int.MaxValue, (4 * Math.Max(options.MaxBytes, options.MaxWholeBytes)) + (16L << 20));

    public async Task<SqlAnswer> RunAsync(QuerySource source, string sql, ResultBounds bounds, CancellationToken cancellationToken)
    {
        var path = source.SnapshotPath ?? throw new InvalidOperationException("A statement for a worker needs a snapshot file.");
        var work = new SqlWork(path, SqlSchema.Of(source.Profile), sql, bounds);
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return Answer(await workers.AskAsync(work, linked.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw QueryExecutor.TookTooLong(options);
        }
        catch (WorkerLostException lost)
        {
            throw TooLarge(lost);
        }
    }

    private static SqlAnswer Answer(WorkerReply reply) =>
        reply.Kind switch
        {
            WorkerReplyKind.Done => SqlAnswerCodec.Read(reply.Result),
            WorkerReplyKind.Refused => throw new ToolRefusal(reply.Error!.Code, reply.Error.Message, reply.Error.Nearest),
            WorkerReplyKind.Failed => throw new QueryException("query_failed", reply.Error!.Message),
            WorkerReplyKind.OutOfMemory => throw TooLarge(null),
            _ => throw new QueryException(
                "query_failed",
                "The statement could not be run.",
                new InvalidOperationException(reply.Error?.Message)
            ),
        };

    private static QueryException TooLarge(Exception? why) =>
        new(
            "query_too_large",
            "The statement needed more memory than it may have and was stopped. Ask for less: filter first, or group more coarsely.",
            why
        );
}
