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

    [TestCase(null)]
    [TestCase(AskModes.Model)]
    public void Choose_QueryOrReading_NeedsNobodyToReadIt(string? mode)
    {
        using var services = Services(("Agent:Model:Endpoint", "http://localhost/v1"), ("Agent:Model:Name", "first"));
        var factory = services.GetRequiredService<IChatClientFactory>();
        var queries = services.GetRequiredKeyedService<IChatClient>(PlanningServices.Query);

        Assert.Multiple(() =>
        {
            Assert.That(
                factory.Choose(
                    new AskRequest { Query = System.Text.Json.JsonSerializer.SerializeToElement(new { from = "t" }), Mode = mode }
                ),
                Is.SameAs(queries)
            );
            Assert.That(
                factory.Choose(
                    new AskRequest
                    {
                        Reading = "r-1",
                        ThreadId = "t",
                        Mode = mode,
                    }
                ),
                Is.SameAs(queries)
            );
        });
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

    [TestCase("evil", null, false)]
    [TestCase("evil", "other", false)]
    [TestCase("evil", "*", true)]
    [TestCase("other", "other", true)]
    [TestCase("first", null, true)]
    [TestCase("second", null, true)]
    [TestCase(null, null, true)]
    public void Choose_NamedModel_HasToBeAllowed(string? model, string? allowed, bool passes)
    {
        using var services = Services(
            ("Agent:Model:Endpoint", "http://localhost/v1"),
            ("Agent:Model:Name", "first"),
            ("Agent:Model:Fallbacks:0", "second"),
            ("Agent:Model:Allowed:0", allowed)
        );
        var factory = services.GetRequiredService<IChatClientFactory>();
        string? code = null;
        try
        {
            factory.Choose(new AskRequest { Question = "q", Model = model });
        }
        catch (ModelException refused)
        {
            code = refused.Code;
        }

        Assert.That(code, Is.EqualTo(passes ? null : ErrorCodes.ModelNotAllowed));
    }

    private static ServiceProvider Services(params (string Name, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Name, pair => pair.Value)
        );
        return new ServiceCollection().AddAgentPlanning().AddAgentChat(configuration.Build()).BuildServiceProvider();
    }
}
