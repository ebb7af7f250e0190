using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Files;

/// <summary><c>sources.yaml</c>: the documents.</summary>
internal static class SourceFile
{
    private const int MostDays = 366;
    private const int HashLength = 64;

    public static IReadOnlyList<Source> Read(Fields file) => file.List("sources", "a source", ReadOne, required: true);

    private static Source ReadOne(Fields source) => new(
        source.Id("id", Noun.Source),
        source.Text("title"),
        source.Text("outlet"),
        source.Texts("agencies"),
        source.Text("family"),
        source.Day("published"),
        source.Whole("plus-minus-days", 0, MostDays) ?? 0,
        IsByAddress(source) ? null : FileName(source),
        IsByAddress(source) ? null : Hash(source),
        source.TextOrNull("address"),
        source.TextOrNull("note"));

    /// <summary>A source has a document, or says where it was published, or both.</summary>
    private static bool IsByAddress(Fields source) =>
        source.Has("address") && !source.Has("file") && !source.Has("sha256");

    private static string FileName(Fields source)
    {
        string name = source.Text("file");
        // A document is looked up in a folder by this name: a path could lead out of it.
        if (name.AsSpan().ContainsAny("/\\:\0") || name is "." or "..")
            source.Add("'file' is the name of a document, not a path.", "Leave the folders out.", "file");
        return name;
    }

    private static string Hash(Fields source)
    {
        string hash = source.Text("sha256");
        if (hash.Length > 0 && (hash.Length != HashLength || !hash.All(char.IsAsciiHexDigitLower)))
            source.Add($"'sha256' is {HashLength} lower-case hexadecimal digits.", "sha256sum prints it.", "sha256");
        return hash;
    }
}
