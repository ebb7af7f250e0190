namespace NatoIraq.Core.History;

/// <summary>
/// Values that event after event holds, lately read: of equal ones a long history keeps one object. As in
/// <see cref="RecentTexts{T}"/>, threads may overwrite each other's.
/// </summary>
internal static class RecentValues
{
    private const int Kept = 256;

    private static readonly Window?[] Windows = new Window?[Kept];
    private static readonly Amount?[] Amounts = new Amount?[Kept];
    private static readonly string[]?[] Lists = new string[]?[Kept];

    /// <summary>A window equal to this one.</summary>
    public static Window Share(DateOnly from, DateOnly to)
    {
        ref Window? slot = ref Windows[(uint)(from.DayNumber + (31 * to.DayNumber)) % Kept];
        return slot is { } known && known.From == from && known.To == to ? known : slot = new Window(from, to);
    }

    /// <summary>An amount equal to this one.</summary>
    public static Amount Share(Amount amount)
    {
        ref Amount? slot = ref Amounts[(uint)(amount.Likely ?? amount.High ?? 0).GetHashCode() % Kept];
        return slot is { } known && known == amount ? known : slot = amount;
    }

    /// <summary>A list equal to this one, if it is of one text: most are, or of none.</summary>
    public static string[] Share(string[] texts)
    {
        if (texts.Length != 1) return texts;
        ref string[]? slot = ref Lists[(uint)texts[0].GetHashCode(StringComparison.Ordinal) % Kept];
        return slot is { } known && known[0] == texts[0] ? known : slot = texts;
    }
}
