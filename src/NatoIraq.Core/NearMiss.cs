namespace NatoIraq.Core;

/// <summary>Suggests the name that somebody most likely meant.</summary>
public static class NearMiss
{
    private const int LongestName = 64;

    /// <summary>
    /// The candidate nearest to <paramref name="name"/> by Damerau-Levenshtein distance (optimal string alignment: one
    /// insertion, deletion, replacement or swap of neighbours counts 1), upper and lower case being the same.
    /// </summary>
    /// <param name="name">The name that was not found; one longer than 64 characters has no near miss.</param>
    /// <param name="candidates">The names that exist.</param>
    /// <returns>
    /// The first of the nearest candidates; null when none is within 2 (within 1 for a name of up to four characters).
    /// </returns>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > LongestName) return null;
        int limit = name.Length <= 4 ? 1 : 2;
        string? best = null;
        int least = limit + 1;
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) > limit) continue;
            int distance = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance >= least) continue;
            (best, least) = (candidate, distance);
        }
        return best;
    }

    /// <summary>
    /// The near miss as a question for people: <c>Did you mean 'state'?</c>; null when nothing is near.
    /// </summary>
    public static string? Hint(string name, IEnumerable<string> candidates) =>
        Of(name, candidates) is { } near ? $"Did you mean '{near}'?" : null;

    /// <summary>The optimal string alignment distance of two texts: 0 when equal, symmetric, case-sensitive.</summary>
    public static int Distance(string a, string b)
    {
        // Three rows suffice: a swap of neighbours looks two rows back.
        int[] beforeLast = new int[b.Length + 1];
        int[] last = [.. Enumerable.Range(0, b.Length + 1)];
        int[] row = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
            (beforeLast, last, row) = (last, row, beforeLast);
        }
        return last[b.Length];
    }
}
