using System.Text.Json;

namespace Agent.Hub.Chat.Wire;

/// <summary>
/// Reads an event's bytes into a <see cref="Chunk"/>; accepts every shape that endpoints send, allocates only the strings that are kept.
/// </summary>
internal sealed class ChunkReader(Chunk chunk)
{
    private static readonly JsonReaderOptions Lenient = new()
    {
        AllowMultipleValues = true,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private readonly DeltaReader _delta = new(chunk);

    /// <summary>Reads one event; the form the event parser asks for.</summary>
    public FrameKind Read(string eventType, ReadOnlySpan<byte> data)
    {
        chunk.Clear();
        data = data.Trim(" \t\r\n"u8);
        if (data.SequenceEqual("[DONE]"u8))
            return FrameKind.Done;
        var isError = eventType == "error";
        // Words that are no JSON (keep-alives) carry nothing: a token always comes in an object.
        if (data.IsEmpty || data[0] != (byte)'{')
            return isError ? Failed(data) : FrameKind.Ignored;
        try
        {
            ReadObjects(data, isError);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException)
        {
            // InvalidOperationException: a string that is no UTF-8.
            return FrameKind.Unreadable;
        }

        return chunk.Error is null ? FrameKind.Data : FrameKind.Error;
    }

    private FrameKind Failed(ReadOnlySpan<byte> data)
    {
        chunk.Error = new EndpointError(null, string.Empty, System.Text.Encoding.UTF8.GetString(data));
        return FrameKind.Error;
    }

    private void ReadObjects(ReadOnlySpan<byte> data, bool isError)
    {
        var json = new Utf8JsonReader(data, Lenient);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.StartObject)
                ReadRoot(ref json, isError);
            else
                json.Skip();
        }
    }

    private void ReadRoot(ref Utf8JsonReader json, bool isError)
    {
        var start = json;
        var (answers, complains) = (false, isError);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("choices"u8))
            {
                answers = true;
                json.Read();
                ReadChoices(ref json);
            }
            else if (json.ValueTextEquals("usage"u8))
            {
                json.Read();
                ReadUsage(ref json);
            }
            else if (json.ValueTextEquals("error"u8))
            {
                json.Read();
                chunk.Error = ErrorReader.Read(ref json) ?? chunk.Error;
            }
            else if (chunk.Model is null && json.ValueTextEquals("model"u8))
            {
                chunk.Model = JsonText.Read(ref json);
            }
            else if (chunk.Id is null && json.ValueTextEquals("id"u8))
            {
                chunk.Id = JsonText.Read(ref json);
            }
            else
            {
                complains |= json.ValueTextEquals("message"u8) || json.ValueTextEquals("detail"u8);
                json.Read();
                json.Skip();
            }
        }

        // An error object without a wrapper: llama.cpp's error lines, FastAPI's { "detail": … }.
        if (complains && !answers && chunk.Error is null)
            chunk.Error = ErrorReader.Read(ref start);
    }

    private void ReadChoices(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return;
        }

        var first = true;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.StartObject && first)
                ReadChoice(ref json);
            else
                json.Skip();
            first = false;
        }
    }

    private void ReadChoice(ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("delta"u8) || json.ValueTextEquals("message"u8))
            {
                json.Read();
                _delta.Read(ref json);
            }
            else if (json.ValueTextEquals("finish_reason"u8))
            {
                json.Read();
                chunk.FinishReason = FinishReasons.Read(ref json) ?? chunk.FinishReason;
            }
            else if (json.ValueTextEquals("error"u8))
            {
                json.Read();
                chunk.Error = ErrorReader.Read(ref json) ?? chunk.Error;
            }
            else
            {
                json.Read();
                json.Skip();
            }
        }
    }

    private void ReadUsage(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        chunk.HasUsage = true;
        chunk.Usage = UsageReader.Read(ref json);
    }
}
