namespace Agent.Client;

/// <summary>
/// Ends a request that sends something and is not answered. The server answers those at once; where the answer is lost on the way, the messages
/// behind it would wait as long as HTTP does, while the receiving side of the connection looks well.
/// </summary>
/// <param name="timeout">How long an answer may take.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="inner">Sends.</param>
internal sealed class SendTimeout(TimeSpan timeout, TimeProvider timeProvider, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        // What receives (GET) is open as long as the connection is; the server's pings tell whether it is well.
        if (request.Method == HttpMethod.Get)
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        using var patience = new CancellationTokenSource(timeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var response = await base.SendAsync(request, either.Token).ConfigureAwait(false);
            // An answer can be lost behind its head as well.
            await response.Content.LoadIntoBufferAsync(either.Token).ConfigureAwait(false);
            return response;
        }
        catch (OperationCanceledException silent) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"The hub did not answer within {timeout.TotalSeconds:0.#} s.", silent);
        }
    }
}
