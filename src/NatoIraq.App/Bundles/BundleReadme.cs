using NatoIraq.App.Charts;

namespace NatoIraq.App.Bundles;

/// <summary>What a bundle says of itself to somebody who opens it without this program.</summary>
internal static class BundleReadme
{
    /// <summary>The text.</summary>
    public static string Of(BundleManifest m) => $"""
        This file is a bundle: the result of a simulation, sealed with all that it was made of.

        Drawn:       {string.Join(", ", m.Run.Branches)}
        Baseline:    {m.Run.Baseline ?? "none"}
        Draws:       {m.Run.Draws} a branch, random seed {m.Run.RandomSeed}
        Inputs:      {m.Run.Sampling} sampling, {m.Run.Priors} priors
        Reported:    {string.Join(", ", m.Run.Series)}
                     at the end of {string.Join(", ", m.Run.At.Select(Figures.Iso))}
        Pack:        {m.Pack.Name}, digest {m.Pack.Digest}
        Made by:     natoiraq {m.Made.Engine}, model {m.Made.Model}, .NET {m.Made.Runtime}, {m.Made.Architecture}
        Result hash: {m.Result}

        What is in it
          manifest.json         all of the above for programs, and the SHA-256 of every other member
          outputs/compare.json  the result, as 'natoiraq compare --json' prints it
          outputs/levels.csv    its table, for a spreadsheet
          draws/BRANCH.jsonl    the first {SealedDraws.InFull} draws in full, and a digest of each block of the others
          log.jsonl             every claim, event and branch it rests on, chained by hashes
          pack/, scenarios/     what authors wrote, as it stands in the log
          prov.json             where each member comes from, as W3C PROV-JSON

        To check it with the program, offline: natoiraq bundle verify FILE
        The same versions on the same architecture give the same bytes; another one says where it first differs.

        To check it by hand: unzip it, compare sha256sum of each member with manifest.json, and sha256sum of the whole
        file with the seal that was quoted with the result. Whoever changes a bundle can write its hashes anew, but not
        keep its seal.

        """;
}
