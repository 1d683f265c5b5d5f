using System.ClientModel;
using Agent.Tests.Support;
using OpenAI;
using OpenAI.Chat;

namespace Agent.Tests.Hub.Faces.OpenAi;

/// <summary>The hub asked through OpenAI's own .NET library.</summary>
public sealed class OpenAiLibraryTests
{
    private const string Question = "How many incidents are there?";

    [Test, CancelAfter(120_000)]
    public async Task Complete_Question_IsAnswered(CancellationToken token)
    {
        await using var hub = await TestHub.StartOnPortAsync();
        ChatCompletion whole = await Client(hub).CompleteChatAsync([new UserChatMessage(Question)], cancellationToken: token);

        Assert.Multiple(() =>
        {
            Assert.That(whole.FinishReason, Is.EqualTo(ChatFinishReason.Stop));
            Assert.That(whole.Content[0].Text, Does.Match(@"\d"));
            Assert.That(whole.ToolCalls, Is.Empty);
        });
    }

    [Test, CancelAfter(120_000)]
    public async Task Stream_Question_IsTheSameAnswer(CancellationToken token)
    {
        await using var hub = await TestHub.StartOnPortAsync();
        var client = Client(hub);
        var text = string.Empty;
        await foreach (var update in client.CompleteChatStreamingAsync([new UserChatMessage(Question)], cancellationToken: token))
            text += string.Concat(update.ContentUpdate.Select(part => part.Text));
        ChatCompletion whole = await client.CompleteChatAsync([new UserChatMessage(Question)], cancellationToken: token);

        Assert.That(text, Is.EqualTo(whole.Content[0].Text));
    }

    [Test, CancelAfter(120_000)]
    public async Task Complete_UnknownModel_IsAnErrorOfItsForm(CancellationToken token)
    {
        await using var hub = await TestHub.StartOnPortAsync();
        var refused = await Assert.ThrowsAsync<ClientResultException>(async () =>
            await Client(hub, "gpt-4o").CompleteChatAsync([new UserChatMessage(Question)], cancellationToken: token)
        );

        Assert.That(refused!.Status, Is.EqualTo(404));
        Assert.That(refused.Message, Does.Contain("model_not_found").And.Contain("GET /v1/models"));
    }

    private static ChatClient Client(TestHub hub, string model = "agent-hub") =>
        new OpenAIClient(new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = new Uri(hub.Url, "v1") }).GetChatClient(model);
}
