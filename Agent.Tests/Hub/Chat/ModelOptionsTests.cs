using Agent.Core.Agents;
using Agent.Hub.Chat;
using Agent.Hub.Chat.Profiles;
using Agent.Planning;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Agent.Tests.Hub.Chat;

public sealed class ModelOptionsTests
{
    [Test]
    public void Options_NothingConfigured_AreValid() => Assert.That(Read().IsConfigured, Is.False);

    [Test]
    public void Options_EnvironmentAlone_ConfigureNoModel() =>
        Assert.That(Read(("OPENAI_BASE_URL", "http://localhost:1/v1"), ("OPENAI_API_KEY", "k")).IsConfigured, Is.False);

    [Test]
    public void Options_NameAndEnvironment_AreAModel()
    {
        var options = Read(("Agent:Model:Name", "m"), ("OPENAI_BASE_URL", "http://localhost:1/v1"), ("OPENAI_API_KEY", "k"));
        Assert.That((options.Endpoint, options.ApiKey), Is.EqualTo(("http://localhost:1/v1", "k")));
    }

    [Test]
    public void Options_NameAndKeyOnly_MeanOpenAi() =>
        Assert.That(Read(("Agent:Model:Name", "m"), ("OPENAI_API_KEY", "k")).Endpoint, Is.EqualTo("https://api.openai.com/v1"));

    [Test]
    public void Options_EndpointOfItsOwn_DoesNotGetTheKeyOfAnother() =>
        Assert.That(
            Read(
                ("Agent:Model:Name", "m"),
                ("Agent:Model:Endpoint", "http://a/v1"),
                ("OPENAI_BASE_URL", "http://b/v1"),
                ("OPENAI_API_KEY", "k")
            ).ApiKey,
            Is.Null
        );

    [Test]
    public void Fallbacks_NamesAndObjects_AreRead()
    {
        var options = Read(
            ("Agent:Model:Name", "m"),
            ("Agent:Model:Endpoint", "http://a/v1"),
            ("Agent:Model:Fallbacks:0", "second"),
            ("Agent:Model:Fallbacks:1:Name", "third"),
            ("Agent:Model:Fallbacks:1:Endpoint", "http://b/v1")
        );
        Assert.That(
            options.Fallbacks.Select(fallback => (fallback.Name, fallback.Endpoint)),
            Is.EqualTo(new[] { ("second", null), ("third", "http://b/v1") })
        );
    }

    [Test]
    public void Validator_SeveralMistakes_NamesAll()
    {
        var failure = Assert.Throws<OptionsValidationException>(() =>
            Read(
                ("Agent:Model:Name", "m"),
                ("Agent:Model:Endpoint", "localhost"),
                ("Agent:Model:Provider", "skynet"),
                ("Agent:Model:MaxRetries", "99"),
                ("Agent:Model:Fallbacks:0:Endpoint", "ftp://x")
            )
        );
        var text = string.Join('\n', failure.Failures);

        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("Agent:Model:Endpoint is no address"));
            Assert.That(text, Does.Contain("write one of openrouter, openai, azure, ollama, vllm, lmstudio, llamacpp, generic"));
            Assert.That(text, Does.Contain("Agent:Model:MaxRetries is 99"));
            Assert.That(text, Does.Contain("Agent:Model:Fallbacks:0 has no model"));
            Assert.That(text, Does.Contain("Agent:Model:Fallbacks:0:Endpoint is no address"));
        });
    }

    [TestCase("Agent:Model:Endpoint", "http://a/v1", "Agent:Model:Name is not")]
    [TestCase("Agent:Model:Name", "m", "there is no endpoint")]
    [TestCase("Agent:Model:Fallbacks:0", "m", "Agent:Model:Name is not")]
    public void Validator_HalfAModel_SaysWhatIsMissing(string setting, string value, string said)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Read((setting, value)));
        Assert.That(failure.Message, Does.Contain(said));
    }

    [TestCase("https://openrouter.ai/api/v1", "openrouter")]
    [TestCase("https://api.openai.com/v1", "openai")]
    [TestCase("https://name.openai.azure.com", "azure")]
    [TestCase("http://localhost:11434/v1", "ollama")]
    [TestCase("http://ollama:80/v1", "ollama")]
    [TestCase("http://localhost:1234/v1", "lmstudio")]
    [TestCase("http://vllm.internal/v1", "vllm")]
    [TestCase("http://llama-server:8080/v1", "llamacpp")]
    [TestCase("https://gateway.example/v1", "generic")]
    public void Profile_IsChosenByAddress(string address, string profile) =>
        Assert.That(EndpointProfiles.For(new Uri(address)).Name, Is.EqualTo(profile));

    [Test]
    public void Profile_AzuresCommonAddress_IsAskedTheCommonWay() =>
        Assert.That(EndpointProfiles.For(new Uri("https://name.openai.azure.com/openai/v1")).IsAzure, Is.False);

    [TestCase("LM Studio", "lmstudio")]
    [TestCase("llama.cpp", "llamacpp")]
    public void Profile_Named_IsFoundHoweverItIsWritten(string written, string profile) =>
        Assert.That(EndpointProfiles.Named(written)?.Name, Is.EqualTo(profile));

    private static ModelOptions Read(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(pair => pair.Name, pair => (string?)pair.Value))
            .Build();
        using var services = new ServiceCollection()
            .Configure<AgentLoopOptions>(_ => { })
            .AddAgentPlanning()
            .AddAgentChat(configuration)
            .BuildServiceProvider();
        return services.GetRequiredService<IOptions<ModelOptions>>().Value;
    }
}
