using Agent.Data.Queries;
using Agent.Data.Queries.Execution;
using Agent.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Data.Queries;

[CancelAfter(400_000)]
public sealed class QueryExecutorTests
{
    private const string Endless =
        "SELECT count(*) FROM range(100000) a, range(100000) b, range(100000) c WHERE a.range + b.range + c.range = -1";

    [Test]
    public async Task Run_TokenFires_InterruptsTheStatement(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var started = new TaskCompletionSource();
        var query = database.Engine.Executor.RunAsync(
            database.Open,
            session =>
            {
                started.SetResult();
                return session.ReadAsync(SqlText.Checked(Endless), 1);
            },
            source.Token);
        await started.Task.WaitAsync(cancellationToken);
        await source.CancelAsync();

        Assert.That(async () => await query, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Run_LongerThanItsTime_IsStoppedAndSaysSo(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var time = new FakeTimeProvider();
        using var executor = new QueryExecutor(new QueryOptions { Timeout = TimeSpan.FromSeconds(3) }, time);
        var started = new TaskCompletionSource();
        var query = executor.RunAsync(
            database.Open,
            session =>
            {
                started.SetResult();
                return session.ReadAsync(SqlText.Checked(Endless), 1);
            },
            cancellationToken);
        await started.Task.WaitAsync(cancellationToken);
        time.Advance(TimeSpan.FromSeconds(4));

        var failure = await Assert.ThrowsAsync<QueryException>(() => query);
        Assert.That(failure!.Code, Is.EqualTo("query_timeout"));
    }

    [Test]
    public async Task RunSql_HugeCrossJoin_IsStoppedByItsTime(CancellationToken cancellationToken)
    {
        using var database = new QueryDatabase(HseTables.Sql, options: new QueryOptions { Timeout = TimeSpan.FromMilliseconds(300) });
        var tables = string.Join(", ", Enumerable.Range(0, 14).Select(index => $"Incident t{index}"));
        var error = await database.ErrorAsync(
            "run_sql",
            $$"""{ "sql": "SELECT count(*) FROM {{tables}} WHERE t0.Cost + t13.Cost = -1" }""",
            cancellationToken
        );

        Assert.That(error.Code, Is.EqualTo("query_timeout"));
    }

    [Test]
    public async Task RunSql_CrossJoinOfManyRows_IsCutAndSaysSo(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var table = await database.TableAsync(
            "run_sql",
            """{ "sql": "SELECT a.Department FROM Incident a, Incident b, Incident c, Incident d, Incident e" }""",
            cancellationToken
        );

        Assert.That(table.Rows, Has.Count.EqualTo(1_000));
        Assert.That(table.Truncated, Is.True);
    }

    [Test]
    public async Task Run_AllSlotsTaken_WaitsAndLeavesWithTheToken(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        using var executor = new QueryExecutor(new QueryOptions { MaxConcurrent = 1 }, TimeProvider.System);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource<int>();
        var first = executor.RunAsync(
            database.Open,
            _ =>
            {
                entered.SetResult();
                return release.Task;
            },
            cancellationToken);
        await entered.Task.WaitAsync(cancellationToken);
        var ran = false;
        var second = executor.RunAsync(
            database.Open,
            _ =>
            {
                ran = true;
                return Task.FromResult(2);
            },
            waiting.Token);
        await waiting.CancelAsync();

        Assert.That(async () => await second, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(ran, Is.False);
        release.SetResult(1);
        Assert.That(await first, Is.EqualTo(1));
    }

    [Test]
    public async Task Read_MoreBytesThanAllowed_IsCut(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        using var executor = new QueryExecutor(new QueryOptions { MaxBytes = 10_000 }, TimeProvider.System);
        var result = await executor.RunAsync(
            database.Open,
            session => session.ReadAsync(SqlText.Checked("SELECT repeat('x', 500) FROM range(1000)"), 1_000),
            cancellationToken
        );

        Assert.That(result.Cut, Is.True);
        Assert.That(result.Rows, Has.Count.InRange(5, 20));
    }

    [Test]
    public async Task Read_RowsBeyondTheCap_AreCut(CancellationToken cancellationToken)
    {
        using var database = new QueryDatabase(
            "CREATE TABLE t AS SELECT range AS i FROM range(5000)",
            options: new QueryOptions { MaxRows = 100 }
        );
        var table = await database.TableAsync("run_sql", """{ "sql": "SELECT i FROM t ORDER BY i" }""", cancellationToken);

        Assert.That(table.Rows, Has.Count.EqualTo(100));
        Assert.That(table.TotalRows, Is.EqualTo(5000));
        Assert.That(table.Truncated, Is.True);
        Assert.That(table.Rows[99][0], Is.EqualTo(99L));
    }

    [Test]
    public async Task Run_FailingStatement_GivesAPlainMessage(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        var error = await database.ErrorAsync("run_sql", """{ "sql": "SELECT Departmnt FROM Incident" }""", cancellationToken);

        Assert.That(error.Code, Is.EqualTo("query_failed"));
        Assert.That(error.Message, Does.Contain("Department").And.Not.Contain("/").And.Not.Contain("LINE"));
    }

    [Test]
    public async Task Run_InterruptedConnection_LeavesTheOthersAlone(CancellationToken cancellationToken)
    {
        using var database = HseTables.Create();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var stopped = database.Engine.Executor.RunAsync(
            database.Open,
            session => session.ReadAsync(SqlText.Checked(Endless), 1),
            source.Token
        );
        var other = database.RunAsync("SELECT count(*) FROM Incident", cancellationToken);
        var count = await other;
        await source.CancelAsync();

        Assert.That(count.Rows[0][0], Is.EqualTo(8L));
        Assert.That(async () => await stopped, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await database.RunAsync("SELECT 1", cancellationToken)).Rows[0][0], Is.EqualTo(1L));
    }
}
