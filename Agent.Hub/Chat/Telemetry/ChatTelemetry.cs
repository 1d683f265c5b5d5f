namespace Agent.Hub.Chat.Telemetry;

/// <summary>Names of what requests to models report.</summary>
public static class ChatTelemetry
{
    /// <summary>The activity source: <c>chat {model}</c> spans by OpenTelemetry's gen_ai conventions.</summary>
    public const string SourceName = "Agent.Hub.Chat";

    /// <summary>The meter: gen_ai metrics, and what retries, fallbacks and circuits do.</summary>
    public const string MeterName = "Agent.Hub.Chat";
}
