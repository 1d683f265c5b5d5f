using Agent.Core.Agents;
using Agent.Hub.Chat;
using Agent.Planning;
using Agent.Protocol;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Hub.Chat;

public sealed class ChatClientFactoryTests
{
    [TestCase(null)]
    [TestCase(AskModes.Auto)]
    [TestCase(AskModes.Offline)]
    public void Choose_NoModelConfigured_IsThePlanner(string? mode)
    {
        using var services = Services();
        var client = services.GetRequiredService<IChatClientFactory>().Choose(new AskRequest { Question = "q", Mode = mode });

        Assert.That(client, Is.SameAs(services.GetRequiredKeyedService<IChatClient>(PlanningServices.Offline)));
    }

    [TestCase(AskModes.Model, null)]
    [TestCase(AskModes.Auto, "some-model")]
    [TestCase(null, "some-model")]
    public void Choose_ModelInsistedOnAndNoneConfigured_Fails(string? mode, string? model)
    {
        using var services = Services();
        var factory = services.GetRequiredService<IChatClientFactory>();

        var failure = Assert.Throws<ModelException>(() => factory.Choose(new AskRequest { Question = "q", Mode = mode, Model = model }));
        Assert.That(failure.Code, Is.EqualTo(ErrorCodes.NoModel));
    }

    private static ServiceProvider Services() =>
        new ServiceCollection().AddAgentPlanning().AddAgentChat(new ConfigurationBuilder().Build()).BuildServiceProvider();
}
