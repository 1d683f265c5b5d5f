using System.ClientModel.Primitives;
using System.Globalization;

namespace Agent.Hub.Chat.Wire;

/// <summary>Reads after what time an endpoint wants to be asked again.</summary>
internal static class RetryAfter
{
    /// <summary>The time from now; null where the response says nothing that can be read.</summary>
    public static TimeSpan? Read(PipelineResponseHeaders headers, TimeProvider time)
    {
        foreach (var name in (ReadOnlySpan<string>)["retry-after-ms", "x-ms-retry-after-ms"])
        {
            if (headers.TryGetValue(name, out var milliseconds) && Number(milliseconds) is { } count)
                return TimeSpan.FromMilliseconds(count);
        }

        if (!headers.TryGetValue("Retry-After", out var text))
            return null;
        if (Number(text) is { } seconds)
            return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return null;
        var wait = date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1e9
            ? number
            : null;
}
