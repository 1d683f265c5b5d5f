using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Operands;

/// <summary>Writes one type of operand.</summary>
internal abstract class OperandWriter : INodeWriter
{
    public abstract Type Node { get; }

    /// <summary>The fields it reads in a row.</summary>
    public abstract IEnumerable<Field> FieldsOf(Operand operand);

    /// <summary>The value in a row of the scope.</summary>
    public abstract RowValue Write(Operand operand, RowScope scope);
}

/// <inheritdoc/>
/// <typeparam name="TOperand">The type of operand.</typeparam>
internal abstract class OperandWriter<TOperand> : OperandWriter
    where TOperand : Operand
{
    public sealed override Type Node => typeof(TOperand);

    public sealed override IEnumerable<Field> FieldsOf(Operand operand) => Fields((TOperand)operand);

    public sealed override RowValue Write(Operand operand, RowScope scope) => Write((TOperand)operand, scope);

    protected abstract IEnumerable<Field> Fields(TOperand operand);

    protected abstract RowValue Write(TOperand operand, RowScope scope);
}
