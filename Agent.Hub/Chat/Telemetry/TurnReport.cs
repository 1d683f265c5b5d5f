using System.Diagnostics;
using Agent.Core.Agents;
using Agent.Hub.Chat.Resilience;
using Microsoft.Extensions.AI;

namespace Agent.Hub.Chat.Telemetry;

/// <summary>Span and measurements of one turn, written when it is over.</summary>
internal sealed class TurnReport : IDisposable
{
    private readonly ModelRoute _route;
    private readonly ChatInstruments _instruments;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Activity? _span;
    private string? _model;
    private string? _error;
    private bool _answered;

    /// <summary>Opens the span.</summary>
    public TurnReport(ModelRoute route, ChatInstruments instruments, TimeProvider time)
    {
        (_route, _instruments, _time, _start) = (route, instruments, time, time.GetTimestamp());
        _span = instruments.Source.StartActivity($"chat {route.Model}", ActivityKind.Client);
        if (_span is null)
            return;
        foreach (var (name, value) in Tags())
            _span.SetTag(name, value);
        _span.SetTag("server.port", route.Endpoint.Wire.Address.Port);
    }

    /// <summary>Takes note of an update.</summary>
    public void Note(ChatResponseUpdate update)
    {
        if (!_answered)
        {
            _answered = true;
            _model = update.ModelId;
            _instruments.FirstChunk.Record(Elapsed(), Tags());
            _span?.SetTag("gen_ai.response.model", _model).SetTag("gen_ai.response.id", update.ResponseId);
        }

        if (update.FinishReason is { } reason)
            _span?.SetTag("gen_ai.response.finish_reasons", new[] { reason.Value });
        for (var index = update.Contents.Count - 1; index >= 0; index--)
        {
            if (update.Contents[index] is UsageContent usage)
                Note(usage);
        }
    }

    /// <summary>The turn failed.</summary>
    public void Failed(string code)
    {
        _error = code;
        _span?.SetTag("error.type", code).SetStatus(ActivityStatusCode.Error);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        var tags = Tags();
        if (_error is not null)
            tags.Add("error.type", _error);
        _instruments.Duration.Record(Elapsed(), tags);
        _span?.Dispose();
    }

    private void Note(UsageContent usage)
    {
        var details = usage.Details;
        if (details.InputTokenCount is { } input)
            _instruments.Tokens.Record(input, Typed("input"));
        if (details.OutputTokenCount is { } output)
            _instruments.Tokens.Record(output, Typed("output"));
        if (usage.GetCost() is { } cost)
            _instruments.Cost.Add(cost, Tags());
        _span?.SetTag("gen_ai.usage.input_tokens", details.InputTokenCount)
            .SetTag("gen_ai.usage.output_tokens", details.OutputTokenCount)
            .SetTag("gen_ai.usage.cache_read.input_tokens", details.CachedInputTokenCount);
    }

    private double Elapsed() => _time.GetElapsedTime(_start).TotalSeconds;

    private TagList Typed(string type)
    {
        var tags = Tags();
        tags.Add("gen_ai.token.type", type);
        return tags;
    }

    private TagList Tags()
    {
        var tags = new TagList
        {
            { "gen_ai.operation.name", "chat" },
            { "gen_ai.provider.name", _route.Endpoint.Wire.Profile.Name },
            { "gen_ai.request.model", _route.Model },
            { "server.address", _route.Endpoint.Wire.Address.Host },
        };
        if (_model is not null)
            tags.Add("gen_ai.response.model", _model);
        return tags;
    }
}
