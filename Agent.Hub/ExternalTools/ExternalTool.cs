using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Core.Agents;
using Agent.Core.Datasets;
using Agent.Core.Privacy;
using Agent.Core.Tools;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Agent.Hub.ExternalTools;

/// <summary>
/// A tool from outside, for one run. Names of persons leave as pseudonyms; what comes back is text that nobody vouches for; each call is
/// one line of audit.
/// </summary>
internal sealed class ExternalTool(
    ExternalServer server,
    McpClientTool tool,
    ExternalToolCaller caller,
    DatasetProfile profile,
    PrivacyOptions privacy
) : OutsideTool
{
    private const int MaxDescription = 1_000;

    /// <inheritdoc/>
    public override string Name => tool.Name;

    /// <inheritdoc/>
    public override string Description { get; } = $"[outside: {server.Name}] {OutsideText.Clean(tool.Description, MaxDescription)}";

    /// <inheritdoc/>
    public override JsonElement JsonSchema => tool.JsonSchema;

    /// <inheritdoc/>
    public override string Server => server.Name;

    /// <inheritdoc/>
    public override bool NeedsApproval { get; } = server.NeedsApproval(tool);

    /// <inheritdoc/>
    public override JsonElement Outgoing(IDictionary<string, object?>? arguments) =>
        JsonSerializer.SerializeToElement(Masked(arguments ?? new Dictionary<string, object?>()), AIJsonUtilities.DefaultOptions);

    /// <inheritdoc/>
    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var masked = Masked(arguments);
        var started = server.Time.GetTimestamp();
        var outcome = "failed";
        try
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(server.Options.ToolTimeoutSec), server.Time);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            var result = await tool.CallAsync(masked, cancellationToken: linked.Token).ConfigureAwait(false);
            var text = OutsideText.Clean(
                string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text)),
                server.Options.MaxOutput
            );
            outcome = result.IsError is true ? "error" : "ok";
            if (text.Length == 0)
                text = "Nothing that is text.";
            return result.IsError is true
                ? new ToolError("outside_failed", $"{server.Name} failed. {ToolText.Warning} It says: {text}")
                : new ToolText(server.Name, text);
        }
        catch (Exception failure) when (OutsideFlood.Is(failure))
        {
            outcome = "flood";
            server.Lost(failure);
            return new ToolError("outside_too_large", $"{server.Name} sent more than any result may hold. Go on without it.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            outcome = "timeout";
            return new ToolError(
                "outside_timeout",
                $"{server.Name} did not answer within {server.Options.ToolTimeoutSec} s. Go on without it."
            );
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            server.Lost(failure);
            return new ToolError("outside_unavailable", $"{server.Name} cannot be reached. Go on without it.");
        }
        finally
        {
            await server
                .RecordAsync(
                    tool.Name,
                    caller,
                    NeedsApproval ? ApprovalWords.Person : ApprovalWords.Settings,
                    outcome,
                    server.Time.GetElapsedTime(started)
                )
                .ConfigureAwait(false);
        }
    }

    private Dictionary<string, object?> Masked(IDictionary<string, object?> arguments) =>
        arguments.ToDictionary(
            argument => argument.Key,
            argument => (object?)Mask(JsonSerializer.SerializeToNode(argument.Value, AIJsonUtilities.DefaultOptions))
        );

    private JsonNode? Mask(JsonNode? value) =>
        value switch
        {
            JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Mask(member.Value)))),
            JsonArray items => new JsonArray([.. items.Select(Mask)]),
            JsonValue text when text.GetValueKind() == JsonValueKind.String => JsonValue.Create(
                NameMask.Mask(text.GetValue<string>(), profile, privacy)
            ),
            _ => value?.DeepClone(),
        };
}
