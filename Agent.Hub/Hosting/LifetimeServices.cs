using Agent.Core.Runs;

namespace Agent.Hub.Hosting;

/// <summary>Registers what happens at start and at stop.</summary>
internal static class LifetimeServices
{
    public static IServiceCollection AddHubLifetime(this IServiceCollection services)
    {
        services.AddSingleton<IHostLifetime, DrainingLifetime>();
        services.AddSingleton<RunDrain>();
        services.AddHostedService(provider => provider.GetRequiredService<RunDrain>());
        services.AddHostedService<Greeting>();
        services.AddHostedService(provider =>
        {
            var runs = provider.GetRequiredService<RunManager>();
            return new IdleMemory(
                () => runs.Working,
                () => GC.GetTotalAllocatedBytes(),
                IdleMemory.GiveBack,
                provider.GetRequiredService<TimeProvider>()
            );
        });
        services.AddSingleton(Console.Out);
        return services;
    }
}
