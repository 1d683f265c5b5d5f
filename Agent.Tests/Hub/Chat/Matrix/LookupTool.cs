using System.Text.Json;
using Agent.Core.Tools;
using Agent.Protocol;
using Microsoft.Extensions.AI;

namespace Agent.Tests.Hub.Chat.Matrix;

/// <summary>A tool that answers 42 and remembers what it was asked.</summary>
internal sealed class LookupTool(string name, LookupCalls calls) : AIFunction
{
    private static readonly JsonElement Schema = JsonDocument
        .Parse("""{"type":"object","properties":{"of":{"type":"string"}}}""")
        .RootElement;

    public override string Name => name;

    public override string Description => "Looks a figure up.";

    public override JsonElement JsonSchema => Schema;

    protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        calls.Made.Enqueue($"{name} {JsonSerializer.Serialize(arguments.ToDictionary())}");
        return ValueTask.FromResult<object?>(new ToolTable(new TableContent
        {
            TableId = "t1",
            Title = "Looked up",
            Columns = [],
            Rows = [[42L]],
            TotalRows = 1,
            Evidence = new Evidence { Dataset = "lookup", Version = "1", Sheet = "S", Sql = "select 42" },
        }));
    }
}
