namespace Agent.Tests.Hub.Chat.Matrix;

/// <summary>The two forms of address an OpenAI-compatible endpoint has.</summary>
public enum AddressShape
{
    /// <summary><c>/v1/chat/completions</c></summary>
    Plain,

    /// <summary><c>/openai/deployments/{d}/chat/completions?api-version=…</c></summary>
    Azure,
}
