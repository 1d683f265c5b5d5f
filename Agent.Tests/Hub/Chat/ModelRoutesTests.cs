using Agent.Core.Privacy;
using Agent.Hub.Chat;
using Agent.Hub.Chat.Wire;
using Agent.Planning;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Hub.Chat;

public sealed class ModelRoutesTests
{
    [TestCase("https://models.example/v1", typeof(PrivacyChatClient))]
    [TestCase("http://localhost:11434/v1", typeof(WireChatClient))]
    public void Route_EndpointElsewhere_GetsPseudonyms(string address, Type client)
    {
        using var services = Services(("Agent:Model:Endpoint", address));
        Assert.That(services.GetRequiredService<ModelRoutes>().Configured.Single().Client, Is.TypeOf(client));
    }

    [Test]
    public void For_NamedModel_GoesFirstAndFallbacksStay()
    {
        using var services = Services(
            ("Agent:Model:Endpoint", "http://localhost/v1"),
            ("Agent:Model:Fallbacks:0", "b"),
            ("Agent:Model:Fallbacks:1", "c")
        );
        var routes = services.GetRequiredService<ModelRoutes>();

        Assert.Multiple(() =>
        {
            Assert.That(Models(null), Is.EqualTo("a b c"));
            Assert.That(Models("a"), Is.EqualTo("a b c"));
            Assert.That(Models("c"), Is.EqualTo("c b"));
            Assert.That(Models("x"), Is.EqualTo("x b c"));
        });

        string Models(string? named) => string.Join(' ', routes.For(named).Select(route => route.Model));
    }

    private static ServiceProvider Services(params (string Name, string Value)[] settings)
    {
        var all = settings.ToDictionary(pair => pair.Name, pair => (string?)pair.Value);
        all["Agent:Model:Name"] = "a";
        return new ServiceCollection()
            .AddAgentPlanning()
            .AddAgentChat(new ConfigurationBuilder().AddInMemoryCollection(all).Build())
            .BuildServiceProvider();
    }
}
