using Agent.Synthesize.Registers;

namespace Agent.Synthesize.Conditions;

/// <summary>Makes conditions over the columns of a register, each column at most once.</summary>
internal sealed class ConditionMaker(Register register, Dice dice)
{
    private readonly HashSet<Column> _used = [];

    /// <summary>Keeps a column out of the conditions.</summary>
    public void Leave(Column column) => _used.Add(column);

    /// <summary>A condition over a column not used yet; null where none is left.</summary>
    public Condition? Make()
    {
        var kinds = new[] { ColumnKind.Category, ColumnKind.Category, ColumnKind.Flag, ColumnKind.Amount, ColumnKind.Date };
        var columns = register.Columns.Where(column => kinds.Contains(column.Kind) && IsPlain(column) && !_used.Contains(column)).ToList();
        if (columns.Count == 0)
            return null;
        var column = dice.Pick(columns);
        _used.Add(column);
        return column.Kind switch
        {
            ColumnKind.Category => new CategoryConditions(dice).Make(column),
            ColumnKind.Flag => FlagConditions.Make(column, dice),
            ColumnKind.Amount => AmountConditions.Make(column, register, dice),
            _ => PeriodConditions.Make(column, register, dice),
        };
    }

    /// <summary>Days other than that of the record itself need a word that names them; conditions over them are left out.</summary>
    private static bool IsPlain(Column column) => column.Kind != ColumnKind.Date || column.Role == DateRole.Occurred;
}
