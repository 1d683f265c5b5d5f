using Agent.Core.Tools;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Support;

/// <summary>A tool whose work is a function of the test.</summary>
internal sealed class FunctionTool(string name, Func<AIFunctionArguments, CancellationToken, Task<ToolResult>> body) : AIFunction
{
    public override string Name => name;

    public override string Description => "A tool of a test.";

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) =>
        await body(arguments, cancellationToken);
}
