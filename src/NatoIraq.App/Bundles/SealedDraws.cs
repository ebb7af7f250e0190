using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NatoIraq.Core.Dice;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Bundles;

/// <summary>
/// The draws of a branch as a member of a bundle: the first ones told in full, a line each, then a line a block with
/// its first and last draw and a digest of the lines that would have told them. A block is one draw as long as there
/// are not very many.
/// </summary>
internal static class SealedDraws
{
    /// <summary>How many draws are told in full.</summary>
    public const int InFull = 100;

    private const int MostBlocks = 10_000;
    private const int DigestLength = 16;
    private const string Folder = "draws/";

    /// <summary>The member of a branch.</summary>
    public static string PathOf(string branch) => $"{Folder}{branch}.jsonl";

    /// <summary>The branch of a member; null for a member that tells no draws.</summary>
    public static string? BranchOf(string path) =>
        path.StartsWith(Folder, StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(path) : null;

    /// <summary>The member's bytes.</summary>
    /// <param name="plan">The branch.</param>
    /// <param name="run">How it is drawn.</param>
    /// <param name="progress">Told the draws done.</param>
    /// <param name="cancel">Stops between draws.</param>
    public static byte[] Of(Plan plan, BundleRun run, Action<int> progress, CancellationToken cancel)
    {
        KeyedDice dice = new Design(run.Method, run.Draws).Spread(plan, new KeyedDice(run.RandomSeed));
        using var lines = new DrawLines(plan, dice, [.. run.Series.Select(Series.Parse)], run.At);
        var member = new MemoryStream();
        for (int first = 0; first < run.Draws;)
        {
            cancel.ThrowIfCancellationRequested();
            int count = first < InFull ? 1 : Math.Min(BlockOf(run.Draws), run.Draws - first);
            if (first < InFull) member.Write(lines.Of(first));
            else member.Write(Encoding.UTF8.GetBytes(Digest(lines, first, count)));
            member.Write("\n"u8);
            first += count;
            progress(count);
        }
        return member.ToArray();
    }

    private static int BlockOf(int draws) => (draws + MostBlocks - 1) / MostBlocks;

    private static string Digest(DrawLines lines, int first, int count)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int draw = first; draw < first + count; draw++)
        {
            hash.AppendData(lines.Of(draw));
            hash.AppendData("\n"u8);
        }
        string digest = Convert.ToHexStringLower(hash.GetHashAndReset())[..DigestLength];
        return JsonSerializer.Serialize(new Block(first, first + count - 1, digest), Views.Json.Options);
    }

    /// <summary>Some draws in short.</summary>
    /// <param name="From">The first.</param>
    /// <param name="To">The last.</param>
    /// <param name="Digest">The first 16 hexadecimal digits of SHA-256 over their lines, ends included.</param>
    internal sealed record Block(int From, int To, string Digest);
}
