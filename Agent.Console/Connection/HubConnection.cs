using System.Net;
using System.Runtime.CompilerServices;
using Agent.Client;
using Agent.Console.Options;
using Agent.Protocol;

namespace Agent.Console.Connection;

/// <summary>The hub over <see cref="AgentClient"/>.</summary>
internal sealed class HubConnection : ISessionConnection, IAsyncDisposable
{
    private readonly Uri _url;
    private readonly AgentClient _client;

    public HubConnection(ConsoleOptions options)
    {
        _url = options.Url;
        // Somebody sits in front of it: a hub that is not there is said at once.
        _client = new AgentClient(
            new AgentClientOptions
            {
                Url = options.Url,
                AccessToken = options.Key,
                ConnectTimeout = TimeSpan.Zero,
                Compact = true,
            }
        );
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<AgentEvent> AskAsync(AskRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = _client
            .AskAsync(request, CancelBehaviour.CancelRunAndFollow, cancellationToken)
            .GetAsyncEnumerator(CancellationToken.None);
        await using var _ = events.ConfigureAwait(false);
        while (await MoveNextAsync(events).ConfigureAwait(false))
            yield return events.Current;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DatasetInfo>> DatasetsAsync(CancellationToken cancellationToken) =>
        ReachAsync(() => _client.DatasetsAsync(cancellationToken));

    /// <inheritdoc/>
    public Task<DatasetDescription> DescribeAsync(string dataset, CancellationToken cancellationToken) =>
        ReachAsync(() => _client.DescribeAsync(dataset, cancellationToken));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private async Task<T> ReachAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (AgentClientException gone)
        {
            throw Unreachable(gone);
        }
    }

    private async Task<bool> MoveNextAsync(IAsyncEnumerator<AgentEvent> events)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (AgentClientException gone)
        {
            throw Unreachable(gone);
        }
    }

    private HubUnreachableException Unreachable(AgentClientException gone) => new(
        Http(gone) switch
        {
            // The hub was there and said no in its own words.
            null => gone.Message,
            { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } =>
                $"The hub at {_url} refuses the key: give the right one with --key or in {ConsoleOptions.KeyVariable}.",
            { StatusCode: HttpStatusCode.NotFound } => $"What answers at {_url} is no Agent Hub.",
            _ => $"No hub answers at {_url}. Start one: dotnet run --project Agent.Hub. Or give another address with --url.",
        },
        gone);

    private static HttpRequestException? Http(Exception? failure) =>
        failure is null or HttpRequestException ? failure as HttpRequestException : Http(failure.InnerException);
}
