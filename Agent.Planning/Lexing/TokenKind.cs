namespace Agent.Planning.Lexing;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>A word, apostrophes taken out.</summary>
    Word,

    /// <summary>A number in digits or words.</summary>
    Number,

    /// <summary>A text in quotation marks, kept whole.</summary>
    Quote,

    /// <summary>A calendar date in digits.</summary>
    Date,

    /// <summary>A time of day in digits.</summary>
    Clock,

    /// <summary>A sign: <c>, ( ) / : &amp; + % = &lt; &gt;</c>.</summary>
    Sign,
}
