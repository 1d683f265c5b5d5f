using System.Text.Json;
using Agent.Client;
using Agent.Protocol;
using Agent.Tests.Support;

namespace Agent.Tests.Hub.State;

/// <summary>Pins and settings of users, through the hub.</summary>
internal sealed class PersonalTests
{
    private static readonly string[] Keys =
    [
        "Agent:Security:ApiKeys:0:Name=anna", "Agent:Security:ApiKeys:0:Key=anna-anna-anna-anna",
        "Agent:Security:ApiKeys:1:Name=bert", "Agent:Security:ApiKeys:1:Key=bert-bert-bert-bert",
    ];

    [TestCase(WireFormat.Json)]
    [TestCase(WireFormat.MessagePack)]
    [CancelAfter(120_000)]
    public async Task Pins_AddedArrangedRemoved_AreTheUsersOwn(WireFormat format, CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(Keys, prepare: _ => { });
        await using var anna = hub.Client(key: "anna-anna-anna-anna", format: format);
        await using var bert = hub.Client(key: "bert-bert-bert-bert", format: format);
        var made = new List<PinInfo>();
        foreach (var title in new[] { "one", "two", "three" })
            made.Add(await anna.AddPinAsync(Pin(title), cancellationToken));

        var arranged = await anna.ArrangePinsAsync([made[2].PinId, made[0].PinId, "not-a-pin"], cancellationToken);
        var theirs = await bert.RemovePinAsync(made[0].PinId, cancellationToken);
        var removed = await anna.RemovePinAsync(made[1].PinId, cancellationToken);
        var left = await anna.PinsAsync(cancellationToken);

        Assert.Multiple(() =>
        {
            Assert.That(arranged.Select(pin => pin.Title), Is.EqualTo(new[] { "three", "one", "two" }));
            Assert.That(theirs, Is.False);
            Assert.That(removed, Is.True);
            Assert.That(left.Select(pin => (pin.Title, pin.Dataset)), Is.EqualTo(new[] { ("three", "plant"), ("one", "plant") }));
            Assert.That(left[0].Query.GetProperty("words").GetString(), Is.EqualTo("three"));
        });
        Assert.That(await bert.PinsAsync(cancellationToken), Is.Empty);
    }

    [Test, CancelAfter(120_000)]
    public async Task Settings_SavedAndForgotten_AreTheUsersOwn(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(Keys, prepare: _ => { });
        await using var anna = hub.Client(key: "anna-anna-anna-anna");
        await using var bert = hub.Client(key: "bert-bert-bert-bert");
        await anna.SaveSettingAsync("theme", Json("\"dark\""), cancellationToken);
        await anna.SaveSettingAsync("width", Json("3"), cancellationToken);
        await anna.SaveSettingAsync("width", null, cancellationToken);
        await bert.SaveSettingAsync("theme", Json("\"light\""), cancellationToken);

        var settings = await anna.UserSettingsAsync(cancellationToken);
        Assert.That(settings.Select(setting => (setting.Key, setting.Value.GetString())), Is.EqualTo(new[] { ("theme", "dark") }));
    }

    [Test, CancelAfter(120_000)]
    public async Task AddPin_TooLarge_IsRefusedInWords(CancellationToken cancellationToken)
    {
        await using var hub = await TestHub.StartAsync(prepare: _ => { });
        await using var client = hub.Client();
        var large = Pin("x") with { Query = Json($"\"{new string('x', 20_000)}\"") };

        Assert.That(
            async () => await client.AddPinAsync(large, cancellationToken),
            Throws.InstanceOf<AgentClientException>().With.Message.Contains(ErrorCodes.BadRequest));
    }

    private static NewPin Pin(string title) => new() { Title = title, Dataset = "plant", Query = Json($"{{\"words\":\"{title}\"}}") };

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
