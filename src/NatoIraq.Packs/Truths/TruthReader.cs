using NatoIraq.Core.Scoring;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Truths;

/// <summary>Reads the top level of a truth file, and what its rows have in common.</summary>
internal sealed class TruthReader(Fields root, Pack pack)
{
    /// <summary>The key of the rows.</summary>
    public const string Rows = "truths";

    /// <summary>The keys whose values are lists.</summary>
    public static readonly string[] Lists = ["one-of", "cites"];

    private static readonly string[] Subjects = ["series", "quantity", "machine", "event"];

    private readonly SubjectReader _subjects = new(new Layout(new Universe(pack)));
    private string? _source;
    private DateOnly? _published;
    private int _number;

    /// <summary>The truths.</summary>
    /// <param name="table">The name of a table, which tells none itself; null for YAML.</param>
    public TruthSet Read(string? table)
    {
        string name = table ?? ReadName();
        string title = table ?? root.Text("title");
        string? note = table is null ? root.TextOrNull("note") : null;
        if (table is null) (_source, _published) = (root.TextOrNull("source"), root.DayOrNull("published"));
        IReadOnlyList<Truth?> truths = root.List(Rows, "a truth", ReadOne, required: true);
        if (truths.Count == 0 && !root.IsRefused && root.Has(Rows))
            root.Add("There is no truth in it.", "Write a row for each thing that is known.", Rows);
        return new TruthSet(name, title, note, [.. truths.OfType<Truth>()]);
    }

    private string ReadName()
    {
        if (root.One("truth", required: true) is not { } name) return "";
        root.CheckKebab(name, letterFirst: false);
        return name.Text;
    }

    private Truth? ReadOne(Fields row)
    {
        DateOnly date = row.Day("date");
        (string source, DateOnly published) = ReadSource(row);
        var told = new Told(
            ++_number, date, source, published, row.Refs("cites", Noun.Claim), row.TextOrNull("note"));
        if (date < DateOnly.MaxValue && published < date)
            row.Add(
                $"It was published on {published:yyyy-MM-dd}, before the day it is about: that is a forecast, no truth.",
                "Correct 'date' or 'published'.", row.Has("published") ? "published" : "date");
        string[] about = [.. Subjects.Where(row.Has)];
        if (about is [var subject]) return _subjects.Read(row, subject, told);
        if (!row.IsRefused)
        {
            row.Add(
                about.Length == 0
                    ? "A truth is about a series, quantity, machine or event."
                    : $"A truth is about one thing, not about {string.Join(" and ", about)}.",
                about.Length == 0 ? "Write for example 'series: nation/mission/place'." : "Write a row for each.");
        }
        row.AcceptRest();
        return null;
    }

    private (string Source, DateOnly Published) ReadSource(Fields row)
    {
        bool hasOwn = row.Has("source");
        string source = row.TextOrNull("source") ?? _source ?? "";
        DateOnly? published = row.DayOrNull("published") ?? (hasOwn ? null : _published);
        if (published is null && row.Has("published")) return (source, DateOnly.MaxValue);
        if (source.Length == 0 && !row.IsRefused && !hasOwn)
            row.Add("A truth needs a source.", "Add 'source: ...', a source of the pack or words of your own.");
        published ??= pack.Sources.FirstOrDefault(s => s.Id == source)?.Published;
        if (published is null && source.Length > 0)
            row.Add(
                $"'{Problems.Shown(source)}' is no source of the pack, so that the day of publication is not known.",
                row.File.Names.Problems.DidYouMean(source, pack.Sources.Select(s => s.Id))
                    ?? "Add 'published: 2021-01-31'.",
                hasOwn ? "source" : null);
        return (source, published ?? DateOnly.MaxValue);
    }
}

/// <summary>What all truths tell.</summary>
internal sealed record Told(
    int Number, DateOnly Date, string Source, DateOnly Published, IReadOnlyList<string> Cites, string? Note);
