using Agent.Tests.Support.ScriptedEndpoint;

namespace Agent.Tests.Hub.Chat.Matrix;

/// <summary>What endpoints do, as scripts.</summary>
internal static class Scripts
{
    /// <summary>A good answer.</summary>
    public static ModelScript Answer { get; } = Stream(Frames.Answer());

    /// <summary>An event stream of these frames, ended properly.</summary>
    public static ModelScript Stream(params string[] frames) => async exchange =>
    {
        await exchange.BeginAsync();
        await exchange.SendAsync(frames);
    };

    /// <summary>These frames, then nothing more.</summary>
    public static ModelScript StreamThenHang(params string[] frames) => async exchange =>
    {
        await exchange.BeginAsync();
        await exchange.SendAsync(frames);
        await exchange.HangAsync();
    };

    /// <summary>These frames, then a reset once the client has had the time to read them.</summary>
    public static ModelScript StreamThenReset(params string[] frames) => async exchange =>
    {
        await exchange.BeginAsync();
        await exchange.SendAsync(frames);
        await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, exchange.Token);
        exchange.Reset();
    };

    /// <summary>A whole response.</summary>
    public static ModelScript Status(int status, string body, string contentType = "application/json", params (string, string)[] headers) =>
        exchange => exchange.RespondAsync(status, contentType, body, headers);

    /// <summary>An error as OpenAI words it.</summary>
    public static ModelScript Error(int status, string code, string message, params (string, string)[] headers) =>
        Status(
            status,
            $$$"""{"error":{"message":"{{{message}}}","type":"{{{code}}}","param":null,"code":"{{{code}}}"}}""",
            "application/json",
            headers
        );

    /// <summary>A stream written byte by byte.</summary>
    public static ModelScript ByteByByte(string text) => async exchange =>
    {
        await exchange.BeginAsync();
        foreach (var one in System.Text.Encoding.UTF8.GetBytes(text))
            await exchange.WriteAsync(new[] { one });
    };
}
