using System.Security.Cryptography;
using NatoIraq.Core;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Documents;

namespace NatoIraq.Packs;

/// <summary>
/// Checks a pack against the documents it cites: each is there with the stated SHA-256, and each cited paragraph holds
/// its claims' evidence.
/// </summary>
public static class DocumentCheck
{
    /// <summary>Checks every source and every claim of the pack.</summary>
    /// <param name="pack">The pack, with its claims.</param>
    /// <param name="folder">The folder with the documents, named as the sources' files are.</param>
    /// <exception cref="InvalidInputException">There is no such folder.</exception>
    public static DocumentReport Run(Pack pack, string folder)
    {
        if (!Directory.Exists(folder))
            throw new InvalidInputException(
                [new Problem("There is no such folder.", folder, Hint: "Name the folder of the documents.")]);
        var findings = new List<DocumentFinding>();
        int documents = 0, paragraphs = 0, tokens = 0;
        ILookup<string, Claim> claims = pack.Claims.ToLookup(c => c.Source);
        Source[] kept = [.. pack.Sources.Where(s => s.File is not null)];
        foreach (Source source in kept)
        {
            IReadOnlyList<string>? text = Open(source, folder, findings);
            if (text is null) continue;
            documents++;
            paragraphs += text.Count;
            foreach (Claim claim in claims[source.Id])
            {
                tokens += claim.Evidence.Count;
                CheckClaim(claim, text, findings);
            }
        }
        return new DocumentReport(
            documents, paragraphs, kept.Sum(s => claims[s.Id].Count()), tokens, pack.Sources.Count - kept.Length,
            findings);
    }

    private static IReadOnlyList<string>? Open(Source source, string folder, List<DocumentFinding> findings)
    {
        try
        {
            byte[] bytes = TextFile.ReadBytes(Path.Combine(folder, source.File!));
            string hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            if (hash != source.Sha256)
                findings.Add(
                    new DocumentFinding(
                        source.Id, null, $"{source.File} has SHA-256 {hash}; the pack says {source.Sha256}."));
            return Paragraphs.Of(TextFile.Decode(bytes, source.File!));
        }
        catch (InvalidInputException e)
        {
            findings.Add(new DocumentFinding(source.Id, null, $"{source.File}: {e.Problems[0].Message}"));
            return null;
        }
    }

    private static void CheckClaim(Claim claim, IReadOnlyList<string> text, List<DocumentFinding> findings)
    {
        if (claim.Paragraph > text.Count)
        {
            findings.Add(
                new DocumentFinding(
                    claim.Source,
                    claim.Id,
                    $"There is no paragraph {claim.Paragraph}: the document has {text.Count}."));
            return;
        }
        string paragraph = text[claim.Paragraph - 1];
        foreach (string token in claim.Evidence.Where(t => !Paragraphs.Holds(paragraph, t)))
        {
            int elsewhere = text.ToList().FindIndex(p => Paragraphs.Holds(p, token)) + 1;
            string where = elsewhere > 0 ? $"; paragraph {elsewhere} does" : "";
            findings.Add(
                new DocumentFinding(
                    claim.Source, claim.Id, $"Paragraph {claim.Paragraph} does not hold '{token}'{where}."));
        }
        if (claim.Evidence.Count == 0 && claim.Premises.Count == 0)
            findings.Add(
                new DocumentFinding(
                    claim.Source, claim.Id, "It names no evidence, and no premises that it is derived from."));
    }
}

/// <summary>What a check of a pack's documents found.</summary>
/// <param name="Documents">How many documents could be read.</param>
/// <param name="Paragraphs">How many paragraphs they hold.</param>
/// <param name="Claims">How many claims were looked for, those of sources of which the pack names a document.</param>
/// <param name="Tokens">How many tokens of evidence were looked for.</param>
/// <param name="Unkept">How many sources name no document, so that nothing of theirs was checked.</param>
/// <param name="Findings">What does not fit, in the order of the pack; empty when all is well.</param>
public sealed record DocumentReport(
    int Documents, int Paragraphs, int Claims, int Tokens, int Unkept, IReadOnlyList<DocumentFinding> Findings);

/// <summary>One thing that does not fit.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Claim">The claim's id; null when it concerns the whole document.</param>
/// <param name="Message">What does not fit, as a sentence.</param>
public sealed record DocumentFinding(string Source, string? Claim, string Message);
