using Agent.Core.Queries;
using Agent.Data.Queries.Compile.Rows;

namespace Agent.Data.Queries.Compile.Predicates;

/// <summary>
/// Writes one type of condition. What it writes is true, false, or null where a blank decides; only a negation makes something of null.
/// </summary>
internal abstract class PredicateWriter : INodeWriter
{
    public abstract Type Node { get; }

    /// <summary>Whether it joins other conditions, which then look at rows each for itself.</summary>
    public virtual bool IsConnective => false;

    /// <summary>The fields it reads in a row.</summary>
    public abstract IEnumerable<Field> FieldsOf(Predicate predicate, RowScope scope);

    /// <summary>The condition on a row of the scope.</summary>
    public abstract SqlText Write(Predicate predicate, RowScope scope);
}

/// <inheritdoc/>
/// <typeparam name="TPredicate">The type of condition.</typeparam>
internal abstract class PredicateWriter<TPredicate> : PredicateWriter
    where TPredicate : Predicate
{
    public sealed override Type Node => typeof(TPredicate);

    public sealed override IEnumerable<Field> FieldsOf(Predicate predicate, RowScope scope) => Fields((TPredicate)predicate, scope);

    public sealed override SqlText Write(Predicate predicate, RowScope scope) => Write((TPredicate)predicate, scope);

    protected abstract IEnumerable<Field> Fields(TPredicate predicate, RowScope scope);

    protected abstract SqlText Write(TPredicate predicate, RowScope scope);
}
