using NatoIraq.Core;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Scenarios;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs;

/// <summary>
/// Reads scenario files. Shapes, names and dates are checked here, all problems at once; expressions are kept as
/// written, with their places, and what a parent may supply (an inherited id) is left to whoever compiles the plan.
/// </summary>
public static class ScenarioFile
{
    /// <summary>The scenario in a text.</summary>
    /// <inheritdoc cref="Read"/>
    /// <exception cref="InvalidInputException">Every problem found, in file order.</exception>
    public static Scenario Parse(string text, string fileName, Pack pack) => Read(text, fileName, pack).OrThrow();

    /// <summary>The scenario in a text, and what is wrong with it.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="fileName">What errors call it.</param>
    /// <param name="pack">Whose ids it may name; claims and history included.</param>
    public static Reading<Scenario> Read(string text, string fileName, Pack pack)
    {
        Fields root = new YamlFile(fileName, text, Names.Of(pack)).Root("a scenario");
        return Finish(root, new ScenarioReader(root, pack).Read());
    }

    /// <summary>One entry of a plan's <c>events</c>: its keys, or a list of this one entry.</summary>
    /// <inheritdoc cref="ReadEntry"/>
    /// <exception cref="InvalidInputException">Every problem found.</exception>
    public static PlannedEvent ParseEntry(
        string yaml, string name, Pack pack, DateOnly? fork = null, int above = 0) =>
        ReadEntry(yaml, name, pack, fork, above).OrThrow();

    /// <summary>One entry of a plan's <c>events</c>, and what is wrong with it.</summary>
    /// <param name="yaml">The YAML.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="pack">Whose ids it may name.</param>
    /// <param name="fork">The day of the fork, before which nothing is planned; null when that is not known.</param>
    /// <param name="above">How many lines stand above it, where several texts are numbered as one.</param>
    public static Reading<PlannedEvent> ReadEntry(
        string yaml, string name, Pack pack, DateOnly? fork = null, int above = 0)
    {
        var file = new YamlFile(name, yaml, Names.Of(pack), above);
        Fields entry = file.Tree is Sequence { Items: [var only] }
            ? new Fields(file, only, EntryReader.PlannedWhat)
            : file.Root(EntryReader.PlannedWhat);
        return Finish(entry, new EntryReader(fork).ReadPlanned(entry));
    }

    /// <summary>Parts of a plan, as <see cref="PlanText.Write"/> writes them: a scenario without a heading.</summary>
    /// <inheritdoc cref="ReadEntry"/>
    /// <exception cref="InvalidInputException">Every problem found.</exception>
    public static Scenario ParseParts(string yaml, string name, Pack pack, DateOnly? fork = null, int above = 0)
    {
        Fields root = new YamlFile(name, yaml, Names.Of(pack), above).Root("a plan");
        return Finish(root, new ScenarioReader(root, pack).ReadParts(fork)).OrThrow();
    }

    /// <summary>How many lines a text has.</summary>
    public static int LinesOf(string text) => YamlFile.Lines(text).Length;

    /// <summary>
    /// A problem that was found later, by line and column alone, with its file and the line for the caret. A column
    /// beyond the line's end is moved there.
    /// </summary>
    /// <param name="problem">The problem; one without a line only gets the file's name.</param>
    /// <param name="fileName">What errors call the file.</param>
    /// <param name="text">The file's text.</param>
    public static Problem Locate(Problem problem, string fileName, string text)
    {
        string[] lines = YamlFile.Lines(text);
        if (problem.Line < 1 || problem.Line > lines.Length) return problem with { File = fileName };
        string line = lines[problem.Line - 1];
        return problem with
        {
            File = fileName,
            Source = line,
            Column = Math.Clamp(problem.Column, 1, line.Length + 1),
        };
    }

    private static Reading<T> Finish<T>(Fields root, T value)
    {
        root.Done();
        root.File.Names.Resolve();
        return new Reading<T>(value, root.File.Names.Problems.InFileOrder());
    }
}

/// <summary>What was read from a text that may be wrong.</summary>
/// <param name="Value">What could be read; with problems it is good for checking only.</param>
/// <param name="Problems">Every problem found, in file order.</param>
public sealed record Reading<T>(T Value, IReadOnlyList<Problem> Problems)
{
    /// <summary>The value of a text without problems.</summary>
    /// <exception cref="InvalidInputException">There are problems.</exception>
    public T OrThrow() => Problems.Count == 0 ? Value : throw new InvalidInputException(Problems);
}
