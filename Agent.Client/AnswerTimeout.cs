namespace Agent.Client;

/// <summary>
/// Ends a request that is not answered. The hub answers what is sent at once, and a long poll before this time; where the answer is lost on
/// the way,
/// everything behind it would wait as long as HTTP does: SignalR watches neither the sending side of a connection nor long polls.
/// </summary>
/// <param name="timeout">How long an answer may take.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="inner">Sends.</param>
internal sealed class AnswerTimeout(TimeSpan timeout, TimeProvider timeProvider, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        // A stream of server-sent events is open as long as the connection is; the hub's pings tell whether it is well.
        if (request.Headers.Accept.Any(accept => accept.MediaType == "text/event-stream"))
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
