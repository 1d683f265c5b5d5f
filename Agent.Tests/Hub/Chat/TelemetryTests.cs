using System.Diagnostics;
using System.Diagnostics.Metrics;
using Agent.Hub.Chat.Telemetry;
using Agent.Protocol;
using Agent.Tests.Hub.Chat.Matrix;
using Agent.Tests.Support.ScriptedEndpoint;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Hub.Chat;

/// <summary>Spans and metrics by OpenTelemetry's gen_ai conventions.</summary>
public sealed class TelemetryTests
{
    [Test, CancelAfter(120_000)]
    public async Task Turn_Answered_IsASpanWithModelAndTokens(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(Scripts.Answer);
        var span = (await SpansAsync(server, token)).Single();

        Assert.Multiple(() =>
        {
            Assert.That(span.DisplayName, Is.EqualTo("chat scripted-1"));
            Assert.That(span.Kind, Is.EqualTo(ActivityKind.Client));
            Assert.That(span.GetTagItem("gen_ai.operation.name"), Is.EqualTo("chat"));
            Assert.That(span.GetTagItem("gen_ai.request.model"), Is.EqualTo("scripted-1"));
            Assert.That(span.GetTagItem("gen_ai.response.model"), Is.EqualTo("scripted-1"));
            Assert.That(span.GetTagItem("gen_ai.usage.input_tokens"), Is.EqualTo(11));
            Assert.That(span.GetTagItem("gen_ai.usage.output_tokens"), Is.EqualTo(7));
            Assert.That(span.GetTagItem("gen_ai.response.finish_reasons"), Is.EqualTo(new[] { "stop" }));
            Assert.That(span.TagObjects.Select(tag => tag.Value?.ToString()), Has.None.Contains("How many"), "no prompts");
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Turn_Failed_IsASpanWithTheCode(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(Scripts.Status(401, "{}"));
        var span = (await SpansAsync(server, token)).Single();

        Assert.Multiple(() =>
        {
            Assert.That(span.Status, Is.EqualTo(ActivityStatusCode.Error));
            Assert.That(span.GetTagItem("error.type"), Is.EqualTo(ErrorCodes.ModelAuth));
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Turn_RetriedThenAnswered_IsMeasured(CancellationToken token)
    {
        await using var server = new ScriptedModelServer(Scripts.Status(500, ""), Scripts.Answer);
        await using var hub = ModelHub.For(server, AddressShape.Plain);
        var meters = hub.Services.GetRequiredService<IMeterFactory>();
        var measured = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, owner) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Meter.Name == ChatTelemetry.MeterName)
                owner.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => Add(instrument.Name));
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add($"{instrument.Name} {value}"));
        listener.Start();
        await hub.AskAsync(token);

        Assert.That(measured, Is.EquivalentTo(new[]
        {
            "agent.model.faults 1", "agent.model.retries 1", "gen_ai.client.operation.time_to_first_chunk", "gen_ai.client.token.usage 11",
            "gen_ai.client.token.usage 7", "gen_ai.client.operation.duration",
        }));

        void Add(string measurement)
        {
            lock (measured)
                measured.Add(measurement);
        }
    }

    private static async Task<List<Activity>> SpansAsync(ScriptedModelServer server, CancellationToken token)
    {
        var spans = new List<Activity>();
        await using var hub = ModelHub.For(server, AddressShape.Plain);
        var port = server.Address.Port;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ChatTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            // Other tests run at the same time; the port is this test's own.
            ActivityStopped = span =>
            {
                if (Equals(span.GetTagItem("server.port"), port))
                {
                    lock (spans)
                        spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await hub.AskAsync(token);
        return spans;
    }
}
