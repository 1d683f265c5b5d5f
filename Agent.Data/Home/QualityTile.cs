using Agent.Protocol;

namespace Agent.Data.Home;

/// <summary>What the profile warns of: cells of another kind, dates typed as text, values spelled in several ways.</summary>
internal sealed class QualityTile : IHomeTile
{
    private const int Shown = 8;

    public Task<HomeTile?> MakeAsync(HomeContext context, CancellationToken cancellationToken)
    {
        var warnings = context.Profile.AskedSheets
            .SelectMany(sheet => sheet.Columns.SelectMany(column => column.Notes.Select(note => $"{sheet.Name}, {column.Label}: {note}")))
            .Concat(context.Profile.Problems)
            .ToList();
        return Task.FromResult<HomeTile?>(warnings.Count == 0 ? null : new HomeTile
        {
            Id = "data_quality",
            Title = context.Words.QualityWarnings,
            Question = context.Words.WhatIsInside,
            Value = warnings.Count,
            Unit = context.Words.Columns(warnings.Count),
            Better = "lower",
            Notes = [.. warnings.Take(Shown)],
        });
    }
}
