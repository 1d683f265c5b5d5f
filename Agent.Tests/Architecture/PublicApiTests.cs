using Agent.Client;
using Agent.Protocol;
using Agent.Protocol.MessagePack;
using Agent.Tests.Support;
using PublicApiGenerator;

namespace Agent.Tests.Architecture;

/// <summary>What programs of others compile against, as it was approved: a change here is meant, or it breaks them.</summary>
public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false };

    [TestCase(typeof(AgentClient))]
    [TestCase(typeof(AskRequest))]
    [TestCase(typeof(AgentMessagePackExtensions))]
    public void PublicApi_IsAsApproved(Type ofAssembly)
    {
        var assembly = ofAssembly.Assembly;
        var approved = Path.Combine(RepositoryRoot.Path, "Agent.Tests", "Fixtures", "Api", $"{assembly.GetName().Name}.txt");
        var received = assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n") + "\n";

        // Put beside the approved one, to be looked at and taken over.
        var isSame = File.Exists(approved) && File.ReadAllText(approved).ReplaceLineEndings("\n") == received;
        if (!isSame)
            File.WriteAllText(
                Path.Combine(
                    Directory.CreateDirectory(Path.Combine(RepositoryRoot.Path, "TestResults", "api")).FullName,
                    Path.GetFileName(approved)
                ),
                received
            );
        Assert.That(
            isSame,
            $"The public API of {assembly.GetName().Name} has changed: compare TestResults/api with Agent.Tests/Fixtures/Api, and copy what is meant."
        );
    }
}
