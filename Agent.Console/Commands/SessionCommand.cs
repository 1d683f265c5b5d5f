using Agent.Console.Connection;
using Agent.Console.Interactive;
using Agent.Console.Options;
using Agent.Console.Rendering;
using Agent.Protocol;
using Spectre.Console;

namespace Agent.Console.Commands;

/// <summary>Question after question in one conversation, until the reader leaves.</summary>
internal sealed class SessionCommand(ISessionConnection connection, SessionPrompt prompt, IAnsiConsole console)
{
    private IReadOnlyList<DatasetInfo> _datasets = [];
    private IReadOnlyList<SessionOffer> _offered = [];
    private NameCompleter _names = new(null, []);
    private string? _dataset;
    private string? _thread;
    private PendingApproval? _waiting;

    /// <summary>Runs the session.</summary>
    /// <param name="options">The command line.</param>
    /// <param name="answer">Begins and ends an answer: gives the token that stops it.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync(ConsoleOptions options, Func<Func<CancellationToken, Task>, Task> answer)
    {
        _datasets = await connection.DatasetsAsync(CancellationToken.None).ConfigureAwait(false);
        await ChooseAsync(options.Dataset ?? _datasets.FirstOrDefault(one => one.Status == DatasetStatus.Ready)?.Id).ConfigureAwait(false);
        Say(SessionCommands.Text);
        while (prompt.Read($"{_dataset ?? "ask"}> ", _names) is { } line)
        {
            if (line is SessionCommands.Quit)
                break;
            if (line.Length > 0 && !await ObeyAsync(line).ConfigureAwait(false))
            {
                await answer(token => AskAsync(options, Meant(line), token)).ConfigureAwait(false);
                while (_waiting is { } call && prompt.Read("Allow it? Write yes or no> ", new NameCompleter(null, [])) is { } said)
                    await answer(token => DecideAsync(options, call, said, token)).ConfigureAwait(false);
            }
        }

        return ExitCodes.Answered;
    }

    private async Task<bool> ObeyAsync(string line)
    {
        switch (line.Split(' ', 2, StringSplitOptions.TrimEntries))
        {
            case [SessionCommands.Help]:
                Say(SessionCommands.Text);
                return true;
            case [SessionCommands.New]:
                _thread = null;
                return true;
            case [SessionCommands.Dataset]:
                Say(string.Join('\n', _datasets.Select(one => one.Status == DatasetStatus.Failed ? $"{one.Id}: {one.Error}" : one.Id)));
                return true;
            case [SessionCommands.Dataset, var name]:
                await ChooseAsync(name).ConfigureAwait(false);
                return true;
            case [['/', ..], ..]:
                Say($"There is no {line.Split(' ')[0]}. {string.Join(", ", SessionCommands.All)} are there.");
                return true;
            default:
                return false;
        }
    }

    // A conversation is about one dataset: another begins another.
    private async Task ChooseAsync(string? name)
    {
        var found = _datasets.FirstOrDefault(one =>
            string.Equals(one.Id, name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(one.File, name, StringComparison.OrdinalIgnoreCase)
        );
        if (found is null)
        {
            Say(
                name is null
                    ? "There is no dataset yet: put a workbook into the hub's data folder."
                    : $"There is no dataset \"{name}\". There are: {string.Join(", ", _datasets.Select(one => one.Id))}."
            );
            return;
        }

        (_dataset, _thread, _offered) = (found.Id, null, []);
        var description =
            found.Status == DatasetStatus.Ready
                ? await connection.DescribeAsync(found.Id, CancellationToken.None).ConfigureAwait(false)
                : null;
        _names = new NameCompleter(description, [.. _datasets.Select(one => one.Id)]);
    }

    /// <summary>The number of what was offered means that.</summary>
    private SessionOffer Meant(string line) =>
        int.TryParse(line, out var number) && number >= 1 && number <= _offered.Count
            ? _offered[number - 1]
            : new SessionOffer(line, line, null);

    private Task AskAsync(ConsoleOptions options, SessionOffer next, CancellationToken cancelled) =>
        FollowAsync(options.Request(next.Question, _dataset) with { ThreadId = _thread, Query = next.Query }, cancelled);

    // Whatever is not a plain yes is a no: nothing is sent by a slip of the finger.
    private Task DecideAsync(ConsoleOptions options, PendingApproval call, string said, CancellationToken cancelled) =>
        FollowAsync(
            options.Request(string.Empty, _dataset) with
            {
                ThreadId = _thread,
                Approval = new ApprovalDecision { Id = call.Id, Approved = said is "y" or "yes" },
            },
            cancelled
        );

    private async Task FollowAsync(AskRequest request, CancellationToken cancelled)
    {
        _waiting = null;
        var renderer = new AnswerRenderer(console) { IsSession = true, Language = request.Language };
        var last = await connection.FollowAsync(request, renderer.Show, cancelled).ConfigureAwait(false);
        if (last is null)
            Say("Cancelled.");
        if (last is RunFinishedEvent finished)
            (_thread, _offered, _waiting) = (
                finished.ThreadId,
                SessionOffer.Of(finished.Result),
                finished.Result.Approvals is [var call, ..] ? call : null
            );
    }

    private void Say(string text)
    {
        console.Write(new Text(Printable.Clean(text), new Style(decoration: Decoration.Dim)));
        console.WriteLine();
    }
}
