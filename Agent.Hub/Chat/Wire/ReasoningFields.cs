namespace Agent.Hub.Chat.Wire;

/// <summary>
/// The fields reasoning comes in. The field is kept with the content, as its raw form, so that it can go back the same way.
/// </summary>
internal static class ReasoningFields
{
    /// <summary>DeepSeek's, also vLLM's, LM Studio's and llama.cpp's.</summary>
    public const string ReasoningContent = "reasoning_content";

    /// <summary>OpenRouter's and Ollama's.</summary>
    public const string Reasoning = "reasoning";

    /// <summary>OpenRouter's list of parts with signatures.</summary>
    public const string Details = "reasoning_details";

    /// <summary>Tags within the text.</summary>
    public const string Tags = "think";
}
