namespace Agent.Data.Samples;

/// <summary>A cell that holds an Excel error.</summary>
internal enum SampleError
{
    /// <summary><c>#N/A</c>.</summary>
    NotAvailable,

    /// <summary><c>#DIV/0!</c>.</summary>
    DivisionByZero,
}
