using ModelContextProtocol.Protocol;

namespace Agent.ConformanceHost.Mcp;

/// <summary>Adds what the suite calls to the product's own server, on the product's own pipeline.</summary>
internal static class Fixtures
{
    public static void AddFixtures(this IServiceCollection services) =>
        services
            .AddMcpServer()
            .WithTools<FixtureTools>()
            .WithTools<ClientTools>()
            .WithTools<InputTools>()
            .WithPrompts<FixturePrompts>()
            .WithResources<FixtureResources>()
            .WithCompleteHandler(
                (_, _) =>
                    ValueTask.FromResult(
                        new CompleteResult
                        {
                            Completion = new Completion
                            {
                                Values = [],
                                Total = 0,
                                HasMore = false,
                            },
                        }
                    )
            )
            .WithSetLoggingLevelHandler((_, _) => ValueTask.FromResult(new EmptyResult()))
            .WithSubscribeToResourcesHandler((_, _) => ValueTask.FromResult(new EmptyResult()))
            .WithUnsubscribeFromResourcesHandler((_, _) => ValueTask.FromResult(new EmptyResult()));
}
