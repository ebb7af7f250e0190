namespace NatoIraq.Core.Expressions;

/// <summary>What a misspelt word was probably meant to be.</summary>
public static class NearMiss
{
    /// <summary>
    /// The candidate closest to the text, the first among equals; null when none is within a third of its letters.
    /// Distance is the optimal string alignment distance: insertions, deletions, replacements, swapped neighbours.
    /// </summary>
    public static string? Of(string text, IEnumerable<string> candidates)
    {
        string? best = null;
        int reach = Math.Max(1, text.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - text.Length) >= reach) continue;
            int distance = Distance(text, candidate);
            if (distance >= reach) continue;
            (best, reach) = (candidate, distance);
        }
        return best;
    }

    /// <summary>A hint such as <c>Did you mean 'state'?</c>; null when nothing is near.</summary>
    public static string? Hint(string text, IEnumerable<string> candidates) =>
        Of(text, candidates) is { } near ? $"Did you mean '{near}'?" : null;

    private static int Distance(string a, string b)
    {
        var rows = new int[3, b.Length + 1];
        for (int j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int now = i % 3, before = (i + 2) % 3, twoBefore = (i + 1) % 3;
            rows[now, 0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = rows[before, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                int least = Math.Min(replaced, Math.Min(rows[before, j], rows[now, j - 1]) + 1);
                bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                rows[now, j] = swapped ? Math.Min(least, rows[twoBefore, j - 2] + 1) : least;
            }
        }
        return rows[a.Length % 3, b.Length];
    }
}
