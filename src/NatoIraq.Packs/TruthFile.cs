using NatoIraq.Core;
using NatoIraq.Core.Scoring;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Truths;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs;

/// <summary>Reads truth files: what later turned out to be so, as YAML or as a table in CSV.</summary>
public static class TruthFile
{
    /// <summary>The truths in a text.</summary>
    /// <inheritdoc cref="Read"/>
    /// <exception cref="InvalidInputException">Every problem found, in file order.</exception>
    public static TruthSet Parse(string text, string fileName, Pack pack) => Read(text, fileName, pack).OrThrow();

    /// <summary>The truths in a text, and what is wrong with it.</summary>
    /// <param name="text">The YAML, or the CSV if the file's name ends so.</param>
    /// <param name="fileName">What errors call it.</param>
    /// <param name="pack">
    /// Whose ids it may name. Entries of plans it may name too, but which there are is not known here.
    /// </param>
    public static Reading<TruthSet> Read(string text, string fileName, Pack pack)
    {
        bool isTable = fileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
        var names = Names.Of(pack);
        YamlFile file = isTable
            ? YamlFile.OfTable(fileName, text, names, TruthReader.Rows, TruthReader.Lists)
            : new YamlFile(fileName, text, names);
        Fields root = file.Root(isTable ? "a table" : "a truth file");
        TruthSet truths = new TruthReader(root, pack).Read(
            isTable ? Path.GetFileNameWithoutExtension(fileName) : null);
        root.Done();
        names.Resolve();
        return new Reading<TruthSet>(truths, names.Problems.InFileOrder());
    }
}
