namespace Agent.Hub.Chat;

/// <summary>The connections to all endpoints.</summary>
internal static class ConnectionPool
{
    /// <summary>Makes the pool. Time limits of requests are not its business: streams take as long as they take.</summary>
    public static HttpClient Create(ModelOptions options) => new(new SocketsHttpHandler
    {
        ConnectTimeout = options.ConnectTimeout,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
        // Addresses behind names change.
        PooledConnectionLifetime = TimeSpan.FromMinutes(30),
        EnableMultipleHttp2Connections = true,
        KeepAlivePingDelay = TimeSpan.FromSeconds(30),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
        // An endpoint that redirects is set up wrongly, and a key must not follow.
        AllowAutoRedirect = false,
        UseCookies = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
