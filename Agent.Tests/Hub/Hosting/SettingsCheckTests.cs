using Agent.Hub.Hosting;
using Agent.Hub.Hosting.Settings;
using Agent.Hub.State;
using Microsoft.Extensions.Configuration;

namespace Agent.Tests.Hub.Hosting;

/// <summary>A setting that would be passed over without a word is refused, with the nearest right one.</summary>
public sealed class SettingsCheckTests
{
    [TestCase("Agent:Security:ApiKeys", "secret", "Agent:Security:ApiKeys:0:Name")]
    [TestCase("Agent:Security:ApiKeys:Name", "ada", "no number")]
    [TestCase("Agent:Security:ApiKeys:0", "secret", "settings of its own")]
    [TestCase("Agent:Security:ApiKeys:0:Secret", "secret", "Agent:Security:ApiKeys:0:")]
    [TestCase("Agent:Security:ApiKey", "secret", "Agent:Security:ApiKeys")]
    [TestCase("Agent:Security:AllowedOrigins", "https://intranet.example", "Agent:Security:AllowedOrigins:0")]
    [TestCase("Agent:Security", "on", "settings of its own")]
    [TestCase("Agent:Privacy:Pseudonym", "Always", "Agent:Privacy:Pseudonyms")]
    [TestCase("Agent:Privacy:Pseudonyms", "Sometimes", "Always")]
    [TestCase("Agent:Privacy:Pseudonyms", "7", "Always")]
    [TestCase("Agent:Privacy:Pseudonyms", "1", "Always")]
    [TestCase("Agent:Privacy:Pseudonyms:Mode", "Always", "one value")]
    [TestCase("Agent:Data:Folders", "x", "Agent:Data:Folder")]
    [TestCase("Agent:Data:Folder:Path", "x", "one value")]
    [TestCase("Agent:MaxRows", "5", "Agent:Queries:MaxRows")]
    [TestCase("Agent:Run:Timeout", "00:00:05", "Agent:Runs")]
    [TestCase("Agent:Runs:Timeout", "soon", "a time")]
    [TestCase("Agent:Queries:MaxRows", "many", "a number")]
    [TestCase("Agent:Uploads:Enabled", "perhaps", "true or false")]
    [TestCase("Agent:Model:Headers", "x", "names of your own")]
    [TestCase("Agent:Model:Fallbacks:first", "x", "no number")]
    [TestCase("Agent", "x", "is a value")]
    public void Errors_WrongNameOrShape_IsNamedWithWhatToWrite(string name, string value, string says)
    {
        var errors = SettingsCheck.Errors(new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build());

        Assert.That(errors, Has.Count.EqualTo(1), string.Join('\n', errors));
        Assert.That(errors[0], Does.Contain(says));
        Assert.That(errors[0], Does.Not.Contain("secret"), "a key is never said");
    }

    [TestCase("Agent:Security:ApiKeys:0:Name", "ada")]
    [TestCase("agent:security:apikeys:0:key", "0123456789abcdef")]
    [TestCase("Agent:Privacy:Pseudonyms", "always")]
    [TestCase("Agent:Runs:Timeout", "00:02:00")]
    [TestCase("Agent:Model:Headers:X-Team", "safety")]
    [TestCase("Agent:Model:Fallbacks:0", "other-model")]
    [TestCase("Agent:Model:Fallbacks:0:Name", "other-model")]
    [TestCase("Agent:Model:ApiKey", "")]
    [TestCase("Agent:Data:Sample", "false")]
    [TestCase("Logging:LogLevel:Default", "Debug")]
    public void Errors_RightOne_AreNone(string name, string value) =>
        Assert.That(SettingsCheck.Errors(new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build()), Is.Empty);

    [TestCase("""{ "Security": { "ApiKeys": [] }, "Agent": {} }""", "write Agent:Security")]
    [TestCase("""{ "privacy": { "Pseudonyms": "Always" } }""", "write Agent:privacy")]
    [TestCase("""{ "Logging": {}, "AllowedHosts": "*", "Agent": {} }""", null)]
    public void Errors_SectionBesideAgent_IsNamedWithItsPlace(string json, string? says)
    {
        using var folder = new Support.TempFolder();
        File.WriteAllText(folder.File("agent.json"), json);
        using var configuration = new ConfigurationManager();
        HubSettings.AddTo(configuration, folder.Path);

        var errors = SettingsCheck.Errors(configuration);
        Assert.That(errors, Has.Count.EqualTo(says is null ? 0 : 1));
        Assert.That(string.Concat(errors), Does.Contain(says ?? string.Empty));
    }

    [TestCase("nonsense", false)]
    [TestCase("Password=hidden", false)]
    [TestCase("Host=db;Database=agent;Username=agent;Password=hidden", true)]
    public void Database_ThatNamesNoHost_IsRefusedWithoutSayingIt(string database, bool isTaken)
    {
        var result = new StateOptionsValidator().Validate(null, new StateOptions { Database = database });
        Assert.That(result.Succeeded, Is.EqualTo(isTaken));
        Assert.That(result.FailureMessage ?? string.Empty, Does.Not.Contain("hidden").And.Not.Contain("nonsense"));
    }

    [Test]
    public void Explain_FileThatIsNoJson_SaysWhere()
    {
        using var folder = new Support.TempFolder();
        File.WriteAllText(folder.File("agent.json"), "{ \"Agent\": {");
        using var configuration = new ConfigurationManager();
        var failure = Assert.Catch(() => HubSettings.AddTo(configuration, folder.Path));
        Assert.That(StartFailure.Explain(failure!), Has.Exactly(1).Items.And.Some.Contains("agent.json").And.Some.Contains("LineNumber"));
    }

    [Test]
    public void Errors_EverySettingOfTheDocumentation_IsKnown()
    {
        var documented = System
            .Text.RegularExpressions.Regex.Matches(
                Support.TrackedFiles.Read("docs/configuration.md"),
                @"^\| `(Agent:[\w:]+)` \|",
                System.Text.RegularExpressions.RegexOptions.Multiline
            )
            .Select(match => match.Groups[1].Value)
            .ToList();
        Assert.That(documented, Has.Count.GreaterThan(20));
        var unknown = documented.Where(name =>
            SettingsCheck.Errors(new ConfigurationBuilder().AddInMemoryCollection([new(name, string.Empty)]).Build()).Count > 0
        );

        Assert.That(unknown, Is.Empty);
    }
}
