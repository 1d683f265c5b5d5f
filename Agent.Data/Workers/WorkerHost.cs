using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Agent.Data.Catalog;
using Agent.Data.Queries;
using Agent.Data.Queries.Execution;
using Agent.Data.Store;
using Agent.Data.Workbooks;

namespace Agent.Data.Workers;

/// <summary>
/// The inside of a worker process: takes one piece of work after the other from its input and answers on its output, until the input ends.
/// It holds no secret, listens
/// nowhere, and may be ended at any moment; what it writes is renamed into place when it is whole.
/// </summary>
public static class WorkerHost
{
    // Of the worker's memory; the rest is left to the runtime.
    private const double ManagedShare = 0.7;
    private const double DuckDbShare = 0.6;

    /// <summary>Whether the arguments ask for a worker.</summary>
    public static bool IsMeant(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return arguments is [WorkerCommand.Verb, _];
    }

    /// <summary>Works until the input ends, at which the process ends with whatever it does.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var memory = long.Parse(arguments[1], CultureInfo.InvariantCulture);
        ProcessLimits.Apply(memory);
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        // Nothing else may write where the answers go.
        Console.SetOut(TextWriter.Null);
        using var sql = new SqlWorker(DuckDbBytes(memory));
        await foreach (var request in RequestsAsync(input).ConfigureAwait(false))
        {
            var reply = await AnswerAsync(WorkerRequest.Parse(request), sql, memory).ConfigureAwait(false);
            await Frames.WriteAsync(output, reply.ToBytes(), CancellationToken.None).ConfigureAwait(false);
        }

        return 0;
    }

    // The input is read on beside the work: when it ends, whoever asked is gone, and what is being done for it, be it without end, ends as
    // well.
    private static async IAsyncEnumerable<byte[]> RequestsAsync(Stream input)
    {
        var requests = Channel.CreateBounded<byte[]>(1);
        var reading = Task.Run(async () =>
        {
            while (await Frames.ReadAsync(input, WorkerRequest.MostBytes, CancellationToken.None).ConfigureAwait(false) is { } request)
                await requests.Writer.WriteAsync(request).ConfigureAwait(false);
            Process.GetCurrentProcess().Kill();
        });
        await foreach (var request in requests.Reader.ReadAllAsync().ConfigureAwait(false))
            yield return request;
        await reading.ConfigureAwait(false);
    }

    /// <summary>Memory of managed objects in a worker.</summary>
    internal static long ManagedBytes(long memory) => (long)(memory * ManagedShare);

    /// <summary>Memory of DuckDB in a worker.</summary>
    internal static long DuckDbBytes(long memory) => (long)(memory * DuckDbShare);

    private static async Task<WorkerReply> AnswerAsync(WorkerRequest request, SqlWorker sql, long memory)
    {
        try
        {
            return request switch
            {
                SqlWork work => WorkerReply.Done(await sql.RunAsync(work).ConfigureAwait(false)),
                SnapshotWork work => Make(work, memory),
                _ => WorkerReply.Failed(WorkerReplyKind.Fault, "unknown", request.GetType().Name),
            };
        }
        catch (ToolRefusal refusal)
        {
            return WorkerReply.Failed(WorkerReplyKind.Refused, refusal.Error.Code, refusal.Error.Message, refusal.Error.Nearest);
        }
        catch (WorkbookException unreadable)
        {
            return WorkerReply.Failed(
                unreadable.IsPassing ? WorkerReplyKind.FailedForNow : WorkerReplyKind.Failed,
                "unreadable",
                unreadable.Message
            );
        }
        catch (Exception failure) when (IsOutOfMemory(failure))
        {
            return WorkerReply.Failed(WorkerReplyKind.OutOfMemory, "memory", "It needs more memory than it may have.");
        }
        catch (Exception surroundings) when (IoReason.IsSurroundings(surroundings))
        {
            return WorkerReply.Failed(WorkerReplyKind.FailedForNow, "unavailable", IoReason.Of(surroundings));
        }
        catch (DuckDB.NET.Data.DuckDBException failure)
        {
            return WorkerReply.Failed(WorkerReplyKind.Failed, "query_failed", DuckMessage.Clean(failure.Message));
        }
        catch (Exception fault)
        {
            return WorkerReply.Failed(WorkerReplyKind.Fault, "fault", fault.ToString());
        }
    }

    private static WorkerReply Make(SnapshotWork work, long memory)
    {
        var progress = new LoadProgress();
        try
        {
            SnapshotMaker.Make(work, DuckDbBytes(memory), progress, CancellationToken.None);
            return WorkerReply.Done();
        }
        catch (Exception fault) when (fault is not WorkbookException && !IoReason.IsSurroundings(fault) && !IsOutOfMemory(fault))
        {
            return WorkerReply.Failed(WorkerReplyKind.Fault, progress.Stage.ToString(), fault.ToString());
        }
    }

    // The runtime says so in its way, DuckDB in its own; a loop over columns in parallel wraps it.
    private static bool IsOutOfMemory(Exception failure) => failure switch
    {
        OutOfMemoryException => true,
        AggregateException several => several.Flatten().InnerExceptions.Any(IsOutOfMemory),
        DuckDB.NET.Data.DuckDBException duck => DuckMessage.IsOutOfMemory(duck),
        _ => failure.InnerException is { } inner && IsOutOfMemory(inner),
    };
}
