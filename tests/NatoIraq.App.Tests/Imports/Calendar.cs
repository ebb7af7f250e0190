namespace NatoIraq.App.Tests.Imports;

/// <summary>A clock that stands at noon of a day until somebody turns it.</summary>
internal sealed class Calendar : TimeProvider
{
    /// <summary>The first day of any test here.</summary>
    public static readonly DateOnly First = new(2031, 5, 1);

    /// <summary>The day it is.</summary>
    public DateOnly Today { get; set; } = First;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Today.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
}
