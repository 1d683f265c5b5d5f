using Agent.Core.Queries;

namespace Agent.Data.Queries.Compile;

/// <summary>Compiles queries and runs them on a dataset's snapshot.</summary>
/// <param name="source">The dataset.</param>
/// <param name="engine">What runs statements.</param>
internal sealed class QueryRunner(QuerySource source, QueryEngine engine) : IQueryRunner
{
    public async Task<QueryOutcome> RunAsync(Query query, QueryRunOptions options, CancellationToken cancellationToken)
    {
        if (QueryCompiler.Compile(query, source.Profile, options.Today, out var problem) is not { } compiled)
            return problem!;
        try
        {
            return options.Evidence
                ? await WholeAsync(compiled, options, cancellationToken).ConfigureAwait(false)
                : await MainAsync(compiled, options, cancellationToken).ConfigureAwait(false);
        }
        catch (QueryException failure)
        {
            return new QueryProblem(failure.Code, string.Empty, failure.Message);
        }
    }

    private async Task<QueryResult> MainAsync(CompiledQuery compiled, QueryRunOptions options, CancellationToken cancellationToken)
    {
        var result = await engine
            .Executor.RunAsync(source.OpenConnection, session => session.ReadAsync(compiled.Main, options.MaxRows), cancellationToken)
            .ConfigureAwait(false);
        return ResultReader.Read(compiled, result, total: null, evidence: null);
    }

    private async Task<QueryResult> WholeAsync(CompiledQuery compiled, QueryRunOptions options, CancellationToken cancellationToken)
    {
        var plan = compiled.Evidence();
        var statement = new DataQuery
        {
            Title = string.Empty,
            Sheet = string.Join(", ", compiled.Tables),
            Main = compiled.Main,
            MaxRows = options.MaxRows,
            Total = compiled.Hidden.Contains(HiddenColumn.Total) ? null : compiled.Total,
            AlwaysTotal = compiled.Limit is not null && !compiled.Hidden.Contains(HiddenColumn.Total),
            Counting = plan.Sql,
        };
        var (data, fromCache) = await engine.RunAsync(source, statement, cancellationToken).ConfigureAwait(false);
        var evidence = ResultReader.Evidence(compiled, plan, data);
        return ResultReader.Read(compiled, data.Result, data.TotalRows, evidence) with { FromCache = fromCache };
    }
}
