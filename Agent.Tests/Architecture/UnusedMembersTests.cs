using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace Agent.Tests.Architecture;

/// <summary>
/// Public methods of the product that no code of the product calls: they are tested, read and kept for nobody. Left out is what others call
/// by contract: overrides, interfaces, what compilers make of records, accessors (settings, JSON), the packages for others.
/// </summary>
public sealed class UnusedMembersTests
{
    private static readonly string[] Projects = ["Agent.Core", "Agent.Data", "Agent.Planning", "Agent.Hub"];
    private static readonly string[] Callers = [.. Projects, "Agent.Console", "Agent.Client", "Agent.Protocol"];

    // Called by eng/train, which is built apart, or by a test that holds a list to be complete.
    private static readonly string[] Exceptions =
    [
        "Agent.Planning.Answers.FigureSentences.Knows",
        "Agent.Planning.Drafts.FeatureVector.Name",
        "Agent.Planning.Ranking.Weights.Of",
    ];

    [Test]
    public void PublicMethods_AreCalledByTheProduct()
    {
        var modules = Callers.Select(Read).ToList();
        var called = modules.SelectMany(module => module.GetAllTypes()).SelectMany(type => type.Methods).SelectMany(Calls).ToHashSet();

        var unused = modules
            .Where(module => Projects.Contains(module.Assembly.Name.Name))
            .SelectMany(module => module.GetAllTypes())
            .Where(type => (type.IsPublic || type.IsNotPublic) && !type.Name.StartsWith('<') && !IsCalledFromOutside(type))
            .SelectMany(type => type.Methods.Where(method => IsOurs(method) && !called.Contains(Key(method))))
            .Select(Key)
            .Except(Exceptions);

        Assert.That(string.Join(Environment.NewLine, unused), Is.Empty);
    }

    private static ModuleDefinition Read(string project) => ModuleDefinition.ReadModule(System.Reflection.Assembly.Load(project).Location);

    // SignalR finds the methods of a hub, the tools of MCP are found by their attribute.
    private static bool IsCalledFromOutside(TypeDefinition type) =>
        type.BaseType?.FullName.StartsWith("Microsoft.AspNetCore.SignalR.Hub", StringComparison.Ordinal) == true
        || type.BaseType?.FullName == "System.Text.Json.Serialization.JsonSerializerContext"
        || type.BaseType?.FullName.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) == true;

    private static bool IsOurs(MethodDefinition method) =>
        method is { IsPublic: true, IsConstructor: false, IsVirtual: false, IsSpecialName: false }
        && !method.Name.StartsWith('<')
        // InvokeAsync is how ASP.NET Core calls middleware.
        && method.Name is not ("InvokeAsync" or "Deconstruct" or "Equals" or "GetHashCode" or "ToString" or "Main")
        && !method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "CompilerGeneratedAttribute");

    private static IEnumerable<string> Calls(MethodDefinition method) =>
        method.HasBody
            ? method.Body.Instructions.Select(instruction => instruction.Operand)
                .OfType<MethodReference>()
                .Select(called => Key(called.GetElementMethod()))
                .Where(called => called != Key(method))
            : [];

    private static string Key(MethodReference method) =>
        $"{(method.DeclaringType.IsGenericInstance ? method.DeclaringType.GetElementType() : method.DeclaringType).FullName}.{method.Name}";
}
