using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agent.Hub.Chat.Wire;

/// <summary>
/// Reads tool calls that a model wrote as text: JSON (Hermes, Llama, Mistral, in code fences or bare), XML (Qwen, GLM, Anthropic's), a name
/// and then JSON behind
/// special tokens (Mistral, DeepSeek, Kimi, Harmony), Python's form. A text is read from its beginning to its end: where anything else
/// stands in it, it is prose.
/// </summary>
/// <param name="text">What the model wrote.</param>
/// <param name="resolve">The tool a written name means; null where it means none.</param>
internal sealed partial class WrittenToolCalls(string text, Func<string, string?> resolve)
{
    private readonly List<ToolFragment> _calls = [];
    private int _at;
    private string? _name;
    private bool _hasTokens;

    /// <summary>The calls in their order; none where the text is prose.</summary>
    public static IReadOnlyList<ToolFragment> Read(string text, Func<string, string?> resolve) =>
        new WrittenToolCalls(text, resolve).Read();

    private List<ToolFragment> Read()
    {
        while (_at < text.Length)
        {
            if (!Step())
                return [];
        }

        return _calls;
    }

    private bool Step()
    {
        if (Skip(Noise()))
            return true;
        if (Skip(Token()))
            return _hasTokens = true;
        if (TryXml() is { } known)
            return known;
        if (text[_at] is '{' or '[' && (TryJson() || TryCutJson()))
            return true;
        return TryPython() || TryName();
    }

    private bool Skip(Regex regex)
    {
        var match = regex.Match(text, _at);
        _at += match.Length;
        return match.Length > 0;
    }

    /// <summary>Whether a call in XML stands here and is one of ours; null where none does.</summary>
    private bool? TryXml()
    {
        foreach (var (element, parameter) in new[] { (FunctionElement(), ParameterElement()), (ArgumentList(), ArgumentPair()) })
        {
            if (element.Match(text, _at) is not { Success: true } match)
                continue;
            _at += match.Length;
            var body = match.Groups["body"].Value;
            var json = body.TrimStart().StartsWith('{') ? body.Trim() : WrittenArguments.Write(parameter.Matches(body));
            return Add(match.Groups["name"].Value, json);
        }

        return null;
    }

    private bool TryJson()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text[_at..]);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowMultipleValues = true });
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out var document))
                return false;
            using (document)
            {
                _at += System.Text.Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)reader.BytesConsumed));
                if (_name is not { } name)
                    return AddJson(document.RootElement);
                _name = null;
                return document.RootElement.ValueKind == JsonValueKind.Object && Add(name, document.RootElement.GetRawText());
            }
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A call that breaks off, or is no good JSON: made all the same, so that the model learns what was wrong with it.</summary>
    private bool TryCutJson()
    {
        var match = CutCall().Match(text, _at);
        if (!match.Success || !Add(match.Groups["name"].Value, match.Groups["arguments"].Value.Trim() is { Length: > 0 } rest ? rest : "{"))
            return false;
        _at = text.Length;
        return true;
    }

    private bool AddJson(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.GetArrayLength() > 0 && value.EnumerateArray().All(AddJson),
        JsonValueKind.Object => WrittenCallObject.Calls(value) is { } several ? AddJson(several)
            : WrittenCallObject.Read(value) is { } call && Add(call.Name, call.Arguments),
        _ => false,
    };

    private bool TryPython()
    {
        var match = Invocation().Match(text, _at);
        if (!match.Success)
            return false;
        _at += match.Length;
        return Add(match.Groups["name"].Value, WrittenArguments.Write(KeywordArgument().Matches(match.Groups["body"].Value)));
    }

    /// <summary>A name behind a special token: the object that follows is its arguments.</summary>
    private bool TryName()
    {
        if (!_hasTokens || NameWord().Match(text, _at) is not { Success: true } match)
            return false;
        _at += match.Length;
        _name ??= resolve(match.Value);
        return true;
    }

    private bool Add(string name, string arguments)
    {
        if (resolve(name) is not { } tool)
            return false;
        _calls.Add(new ToolFragment(null, null, tool, arguments, true));
        return true;
    }

    [GeneratedRegex(
        @"\G(\s+|[,;]|```\w*|</?(tools|tool_calls?|function_calls?|parameter|function)>|functools(?=\[)|</?s>)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Noise();

    [GeneratedRegex(
        @"\G(<\|[^|<>]{1,40}\|>|<\|tool_call>|<｜[^｜<>]{1,40}｜>|\[/?TOOL_CALLS\]|\[ARGS\]|\[CALL_ID\]\w*)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Token();

    [GeneratedRegex(
        @"\G<(function=""?(?<name>[^>\s""]+)""?|(invoke|function) name=""(?<name>[^""]+)"")>(?<body>.*?)(</(function|invoke)>|$)",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex FunctionElement();

    [GeneratedRegex(
        @"<(parameter=(?<name>[^>\s]+)|parameter name=""(?<name>[^""]+)"")>(?<value>.*?)</parameter>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ParameterElement();

    [GeneratedRegex(
        @"\G(?<name>[\w.\-]+)\s*(?<body>(<arg_key>.*?</arg_key>\s*<arg_value>.*?</arg_value>\s*)+)",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ArgumentList();

    [GeneratedRegex(
        @"<arg_key>(?<name>.*?)</arg_key>\s*<arg_value>(?<value>.*?)</arg_value>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ArgumentPair();

    [GeneratedRegex(
        @"\G\{\s*""(name|function|tool|tool_name)""\s*:\s*""(?<name>[^""]+)""\s*,?\s*(""(arguments|parameters|args|input)""\s*:\s*(?<arguments>.*))?$",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex CutCall();

    [GeneratedRegex(@"\G\[?\s*(?<name>[A-Za-z_][\w.]*)\((?<body>(""[^""]*""|'[^']*'|[^()""'])*)\)\s*\]?", RegexOptions.ExplicitCapture)]
    private static partial Regex Invocation();

    [GeneratedRegex(@"(?<name>\w+)\s*=\s*(""(?<value>[^""]*)""|'(?<value>[^']*)'|(?<value>[^,\s]+))", RegexOptions.ExplicitCapture)]
    private static partial Regex KeywordArgument();

    [GeneratedRegex(@"\G[\w.:=/\-]+")]
    private static partial Regex NameWord();
}
